package org.elasto.emulator.azure;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.elasto.emulator.http.Request;
import org.jspecify.annotations.Nullable;

/**
 * Guesses what a client signed instead of the right text: signs what the usual mistakes would have made of it, and
 * names the line if one fits. Only ever runs for a request that is refused already.
 */
final class SharedKeyDifference {

    private final Request request;
    private final SignedText expected;

    SharedKeyDifference(Request request, SignedText expected) {
        this.request = request;
        this.expected = expected;
    }

    /** A sentence about the first line that differs, or null if no guess fits. */
    @Nullable
    String find(SharedKeyCredential credential, AzureAccount account) {
        for (byte[] key : account.keys()) {
            byte[] undecoded = Base64.getEncoder().encodeToString(key).getBytes(StandardCharsets.UTF_8);
            if (Mac256.same(Mac256.of(undecoded, expected.text()), credential.signature())) {
                return "The client signed this very text, but with the key as Base64 text instead of its bytes.";
            }
            for (String guess : guesses(account.name())) {
                if (Mac256.same(Mac256.of(key, guess), credential.signature())) {
                    return firstDifference(guess);
                }
            }
        }
        return null;
    }

    private List<String> guesses(String account) {
        List<String> guesses = new ArrayList<>();
        for (int i = 0; i < expected.lines().size(); i++) {
            for (String value : List.of("", "0", header("x-ms-date"), header("Date"), header("x-ms-range"))) {
                guesses.add(expected.withLine(i, value).text());
            }
        }
        for (int i = 0; i < expected.headers().size(); i++) {
            List<String> fewer = new ArrayList<>(expected.headers());
            String removed = fewer.remove(i);
            guesses.add(expected.withHeaders(fewer).text());
            int colon = removed.indexOf(':') + 1;
            fewer.add(i, removed.substring(0, colon) + ' ' + removed.substring(colon));
            guesses.add(expected.withHeaders(fewer).text());
        }
        for (String resource : resources(account)) {
            guesses.add(expected.withResource(resource).text());
        }
        guesses.add(expected.text() + '\n');
        return guesses;
    }

    private List<String> resources(String account) {
        String resource = expected.resource();
        String prefix = '/' + account;
        int end = resource.indexOf('\n');
        String path = end < 0 ? resource : resource.substring(0, end);
        String parameters = end < 0 ? "" : resource.substring(end);
        List<String> guesses = new ArrayList<>();
        guesses.add(resource.substring(prefix.length()));
        guesses.add(prefix + resource);
        guesses.add(path);
        guesses.add(path.endsWith("/") ? path.substring(0, path.length() - 1) + parameters : path + '/' + parameters);
        guesses.add(decoded(path) + parameters);
        String raw = request.rawQuery();
        if (raw != null) {
            guesses.add(path + '?' + raw);
            guesses.add(path + '\n' + raw.replace('=', ':').replace('&', '\n'));
        }
        return guesses;
    }

    private static String decoded(String path) {
        try {
            return PercentText.decodePath(path);
        } catch (AzureException e) {
            return path;
        }
    }

    private String header(String name) {
        String value = request.header(name);
        return value == null ? "" : value;
    }

    private String firstDifference(String guess) {
        List<String> here = expected.text().lines().toList();
        List<String> there = guess.lines().toList();
        int i = 0;
        while (i < here.size() && i < there.size() && here.get(i).equals(there.get(i))) {
            i++;
        }
        return "Line " + (i + 1) + " differs: the server has " + line(here, i) + ", the client signed " + line(there, i)
                + ".";
    }

    private static String line(List<String> lines, int index) {
        return index < lines.size() ? "'" + lines.get(index) + "'" : "no such line";
    }
}
