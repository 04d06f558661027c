package org.elasto.client.azure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Published examples: blocks of {@code name: value} lines, with empty lines between them. */
final class Vectors {

    /** One example. */
    record Vector(List<String> lines) {

        /** The first value of that name, with its line feeds; empty if there is none. */
        String value(String name) {
            return values(name).stream().findFirst().orElse("").replace("\\n", "\n");
        }

        List<String> values(String name) {
            String start = name + ": ";
            return lines.stream()
                    .filter(line -> line.startsWith(start))
                    .map(line -> line.substring(start.length()))
                    .toList();
        }

        @Override
        public String toString() {
            return value("name");
        }
    }

    private Vectors() {}

    static List<Vector> read(String file) {
        String text;
        try (InputStream in = Objects.requireNonNull(Vectors.class.getResourceAsStream("/vectors/" + file))) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<Vector> vectors = new ArrayList<>();
        for (String block : text.split("\n\n", -1)) {
            List<String> lines =
                    block.lines().filter(line -> !line.startsWith("#")).toList();
            if (!lines.isEmpty()) {
                vectors.add(new Vector(lines));
            }
        }
        return vectors;
    }
}
