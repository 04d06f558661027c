package org.elasto.emulator.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.elasto.emulator.http.PlainRequest;

/** One published example of a signature, from {@code vectors/sigv4}; each file names its source. */
final class SigV4Vector {

    /** The credentials of all published examples. */
    static final AccessKey KEY = new AccessKey("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");

    private final Map<String, List<String>> sections = new LinkedHashMap<>();

    private SigV4Vector(String text) {
        List<String> section = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            if (line.startsWith("--- ")) {
                section = new ArrayList<>();
                sections.put(line.substring(4), section);
            } else {
                section.add(line);
            }
        }
        section.remove(section.size() - 1); // what follows the last line feed
    }

    static SigV4Vector read(String name) {
        String path = "/vectors/sigv4/" + name + ".txt";
        try (InputStream in = Objects.requireNonNull(SigV4Vector.class.getResourceAsStream(path), path)) {
            return new SigV4Vector(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> lines(String section) {
        return Objects.requireNonNull(sections.get(section), section);
    }

    String text(String section) {
        return String.join("\n", lines(section));
    }

    PlainRequest request() {
        List<String> lines = lines("request");
        String[] start = lines.get(0).split(" ", -1);
        PlainRequest request = PlainRequest.bare(start[0], start[1]);
        for (String line : lines.subList(1, lines.size())) {
            int colon = line.indexOf(':');
            request.with(line.substring(0, colon), line.substring(colon + 1).strip());
        }
        return request;
    }
}
