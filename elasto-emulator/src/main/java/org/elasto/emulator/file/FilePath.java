package org.elasto.emulator.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.elasto.emulator.azure.AzureError;
import org.elasto.emulator.azure.AzureException;

/**
 * Where in a share: the names from the root on, each one that a directory or file can have. Immutable.
 *
 * <p>See "Naming and referencing shares, directories, files, and metadata" in the service's REST documentation.
 */
record FilePath(List<String> names) {

    static final FilePath ROOT = new FilePath(List.of());

    private static final int LONGEST_NAME = 255;
    private static final int LONGEST = 2048;
    private static final int DEEPEST = 250;
    private static final String FORBIDDEN = "\"\\/:|<>*?";
    private static final Set<String> RESERVED = Set.of(
            "PRN", "AUX", "NUL", "CON", "CLOCK$", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8",
            "COM9", "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9");

    /**
     * Reads what follows the share in a path.
     *
     * @param text decoded; a slash at the end adds nothing
     * @param trailingDots whether names keep dots at their end
     * @throws AzureException InvalidFileOrDirectoryPathName
     */
    static FilePath of(String text, boolean trailingDots) {
        String path = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        if (path.isEmpty()) {
            return ROOT;
        }
        if (path.length() > LONGEST) {
            throw new AzureException(AzureError.INVALID_FILE_OR_DIRECTORY_PATH_NAME);
        }
        List<String> names = new ArrayList<>();
        int from = 0;
        while (from <= path.length()) {
            int slash = path.indexOf('/', from);
            int to = slash < 0 ? path.length() : slash;
            names.add(name(path.substring(from, to), trailingDots));
            from = to + 1;
        }
        if (names.size() > DEEPEST) {
            throw new AzureException(AzureError.INVALID_FILE_OR_DIRECTORY_PATH_NAME);
        }
        return new FilePath(List.copyOf(names));
    }

    private static String name(String text, boolean trailingDots) {
        String name = text;
        boolean dots = name.equals(".") || name.equals("..");
        while (!trailingDots && name.endsWith(".")) {
            name = name.substring(0, name.length() - 1);
        }
        if (dots || name.isEmpty() || name.length() > LONGEST_NAME || hasForbidden(name) || isReserved(name)) {
            throw new AzureException(AzureError.INVALID_FILE_OR_DIRECTORY_PATH_NAME);
        }
        return name;
    }

    private static boolean hasForbidden(String name) {
        return name.chars().anyMatch(c -> c < ' ' || FORBIDDEN.indexOf(c) >= 0);
    }

    private static boolean isReserved(String name) {
        return RESERVED.contains(name.toUpperCase(Locale.ROOT));
    }

    boolean isRoot() {
        return names.isEmpty();
    }

    /** The directory that holds it; there is none for the root. */
    FilePath parent() {
        return new FilePath(names.subList(0, names.size() - 1));
    }

    /** The last of the names; there is none for the root. */
    String name() {
        return names.get(names.size() - 1);
    }

    /** With slashes between the names; empty for the root. */
    @Override
    public String toString() {
        return String.join("/", names);
    }
}
