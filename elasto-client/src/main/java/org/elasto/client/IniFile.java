package org.elasto.client;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A file of sections with settings in them; read again when it has changed. Thread-safe. */
final class IniFile {

    private static final int LARGEST = 1 << 20;

    private final Path path;
    private @Nullable Stamp stamp;
    private Map<String, Map<String, String>> sections = Map.of();

    /** By what a change shows. */
    private record Stamp(long modified, long size, @Nullable Object key) {}

    IniFile(Path path) {
        this.path = path;
    }

    Path path() {
        return path;
    }

    boolean exists() {
        return Files.exists(path);
    }

    /**
     * The settings of a section, names in lower case; empty if there is no such section, or no file.
     *
     * @throws StorageException UNAUTHENTICATED if the file cannot be read
     */
    Map<String, String> section(String name) {
        return sections().getOrDefault(name, Map.of());
    }

    /** Every section by its name, as {@link #section} has it. */
    synchronized Map<String, Map<String, String>> sections() {
        try {
            BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
            Stamp seen = new Stamp(now.lastModifiedTime().toMillis(), now.size(), now.fileKey());
            if (!seen.equals(stamp)) {
                sections = parse(read());
                stamp = seen;
            }
        } catch (NoSuchFileException e) {
            sections = Map.of();
            stamp = null;
        } catch (IOException e) {
            throw new StorageException(ErrorKind.UNAUTHENTICATED, path + " cannot be read: " + e, false, null, e);
        }
        return sections;
    }

    private String read() throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new IOException("it has more than " + LARGEST + " bytes");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private static Map<String, Map<String, String>> parse(String text) {
        Map<String, Map<String, String>> sections = new HashMap<>();
        Map<String, String> section = new HashMap<>();
        for (String line : text.lines().toList()) {
            String bare = line.strip();
            boolean comment = bare.isEmpty() || bare.startsWith("#") || bare.startsWith(";");
            // What is indented belongs to the setting above it.
            boolean nested = !comment && Character.isWhitespace(line.charAt(0));
            int equals = bare.indexOf('=');
            if (comment || nested) {
                continue;
            }
            if (bare.startsWith("[")) {
                int end = bare.indexOf(']');
                String name = end < 0
                        ? ""
                        : String.join(" ", bare.substring(1, end).strip().split("\\s+", 2));
                section = sections.computeIfAbsent(name, unused -> new HashMap<>());
            } else if (equals > 0) {
                String name = bare.substring(0, equals).strip().toLowerCase(Locale.ROOT);
                String value = uncommented(bare.substring(equals + 1)).strip();
                if (!value.isEmpty()) {
                    section.put(name, value);
                }
            }
        }
        return sections;
    }

    /** A comment behind a value begins with white space. */
    private static String uncommented(String value) {
        for (int i = 1; i < value.length(); i++) {
            char c = value.charAt(i);
            if ((c == '#' || c == ';') && Character.isWhitespace(value.charAt(i - 1))) {
                return value.substring(0, i);
            }
        }
        return value;
    }
}
