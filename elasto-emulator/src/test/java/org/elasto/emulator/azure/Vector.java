package org.elasto.emulator.azure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.elasto.emulator.http.PlainRequest;

/** One record of a file of vectors: lines of {@code field: value}, up to an empty line. */
record Vector(List<String> lines) {

    static List<Vector> read(String file) {
        String text;
        try (InputStream in = Objects.requireNonNull(Vector.class.getResourceAsStream("/vectors/" + file), file)) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<Vector> vectors = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (String line : (text + "\n\n").split("\n", -1)) {
            if (!line.isEmpty() && !line.startsWith("#")) {
                lines.add(line);
            } else if (line.isEmpty() && !lines.isEmpty()) {
                vectors.add(new Vector(List.copyOf(lines)));
                lines.clear();
            }
        }
        return vectors;
    }

    List<String> all(String field) {
        return lines.stream()
                .filter(line -> line.startsWith(field + ": "))
                .map(line -> line.substring(field.length() + 2))
                .toList();
    }

    String one(String field, String absent) {
        List<String> found = all(field);
        return found.isEmpty() ? absent : found.get(0);
    }

    String one(String field) {
        return all(field).get(0);
    }

    String stringToSign() {
        return one("stringToSign").replace("\\n", "\n");
    }

    PlainRequest request() {
        String[] words = one("request").split(" ", 2);
        PlainRequest request = PlainRequest.bare(words[0], words[1]);
        for (String header : all("header")) {
            String[] parts = header.split(": ", 2);
            request.with(parts[0], parts[1]);
        }
        return request;
    }

    @Override
    public String toString() {
        return one("name");
    }
}
