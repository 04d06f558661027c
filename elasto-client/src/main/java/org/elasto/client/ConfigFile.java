package org.elasto.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.elasto.client.posix.OwnerOnly;
import org.jspecify.annotations.Nullable;

/**
 * The file in which the {@code elasto} tool keeps settings and credentials, in profiles: sections of an INI file. No
 * client reads it by itself: whoever wants what is in it hands it to a {@link ClientConfig.Builder}. For use by one thread
 * at a time; what another process writes meanwhile is lost.
 */
public final class ConfigFile {

    private final IniFile file;

    private ConfigFile(Path path) {
        this.file = new IniFile(path);
    }

    public static ConfigFile at(Path path) {
        return new ConfigFile(path);
    }

    /**
     * The user's own: {@code elasto/config} below XDG_CONFIG_HOME, or below {@code .config} in the home directory.
     *
     * @param environment the variables; HOME counts, too
     * @return null if there is no home directory
     */
    public static @Nullable ConfigFile of(Map<String, String> environment) {
        String configured = environment.getOrDefault("XDG_CONFIG_HOME", "");
        String home = environment.getOrDefault("HOME", "");
        if (configured.startsWith("/")) {
            return at(Path.of(configured, "elasto", "config"));
        }
        return home.isEmpty() ? null : at(Path.of(home, ".config", "elasto", "config"));
    }

    public Path path() {
        return file.path();
    }

    /** The names of the profiles, in order. */
    public Set<String> profiles() {
        Set<String> names = new TreeSet<>(file.sections().keySet());
        names.removeIf(String::isEmpty);
        return names;
    }

    /** The settings of a profile by name; empty if there is no such profile, or no file. */
    public Map<String, String> profile(String name) {
        return Map.copyOf(file.section(name));
    }

    /** Whether users other than its owner may read it; false where files have no such permissions. */
    public boolean isReadableByOthers() {
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path());
            return permissions.contains(PosixFilePermission.GROUP_READ)
                    || permissions.contains(PosixFilePermission.OTHERS_READ);
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    /**
     * Sets a value, or takes it out; comments and all else stay as they are. From then on only its owner may read the file.
     *
     * @param profile in which
     * @param name of the setting
     * @param value null takes it out
     * @throws StorageException INVALID_ARGUMENT if the file cannot hold such a name or value; no message shows the value
     * @throws UncheckedIOException if the file cannot be written
     */
    public void set(String profile, String name, @Nullable String value) {
        requireName(profile);
        requireName(name);
        if (value != null) {
            requireValue(name, value);
        }
        try {
            List<String> lines = Files.exists(path())
                    ? new ArrayList<>(Files.readAllLines(path(), StandardCharsets.UTF_8))
                    : new ArrayList<>();
            edit(lines, profile, name, value);
            write(lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void edit(List<String> lines, String profile, String name, @Nullable String value) {
        int section = -1;
        int end = lines.size();
        String current = "";
        for (int i = 0; i < end; i++) {
            String line = lines.get(i).strip();
            if (line.startsWith("[") && line.indexOf(']') > 0) {
                if (section >= 0) {
                    end = i;
                    break;
                }
                current = line.substring(1, line.indexOf(']')).strip();
                section = current.equals(profile) ? i : -1;
            } else if (section >= 0 && names(line, name)) {
                lines.remove(i--);
                end--;
            }
        }
        if (value == null) {
            return;
        }
        if (section < 0) {
            if (!lines.isEmpty() && !lines.get(lines.size() - 1).isBlank()) {
                lines.add("");
            }
            lines.add("[" + profile + "]");
            end = lines.size();
        }
        while (lines.get(end - 1).isBlank()) {
            end--;
        }
        lines.add(end, name + " = " + value);
    }

    private static boolean names(String line, String name) {
        int equals = line.indexOf('=');
        return equals > 0
                && line.substring(0, equals).strip().toLowerCase(Locale.ROOT).equals(name);
    }

    private void write(List<String> lines) throws IOException {
        // What a link leads to is replaced, not the link.
        Path target = Files.exists(path()) ? path().toRealPath() : path().toAbsolutePath();
        Path directory = target.resolveSibling(".");
        Files.createDirectories(directory.normalize(), OwnerOnly.directory());
        Path made = Files.createTempFile(directory.normalize(), "config", ".new", OwnerOnly.file());
        try {
            Files.write(made, lines, StandardCharsets.UTF_8);
            Files.move(made, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(made);
        }
    }

    private static void requireName(String name) {
        boolean good = !name.isEmpty();
        for (int i = 0; good && i < name.length(); i++) {
            char c = name.charAt(i);
            good = Character.isLetterOrDigit(c) || "-_.@+".indexOf(c) >= 0;
        }
        if (!good) {
            throw UriText.invalid("a profile or setting is named by letters, digits and -_.@+, not \"" + name + "\"");
        }
    }

    private static void requireValue(String name, String value) {
        boolean good = !value.isEmpty() && value.equals(value.strip());
        for (int i = 0; good && i < value.length(); i++) {
            char c = value.charAt(i);
            boolean comment = (c == '#' || c == ';') && (i == 0 || Character.isWhitespace(value.charAt(i - 1)));
            good = !Character.isISOControl(c) && !comment;
        }
        if (!good) {
            throw UriText.invalid("the value of " + name
                    + " must be one line that is not empty, and without # or ; behind white space: what follows them is a"
                    + " comment");
        }
    }
}
