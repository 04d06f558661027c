package org.elasto.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.elasto.client.StorageUri;

/**
 * Something named on the command line.
 *
 * @param shown as it was typed, for messages
 * @param uri what it means
 */
record Operand(String shown, StorageUri uri) {

    /** Stands for standard input or output, where a command allows it. */
    static final String STANDARD_STREAM = "-";

    /**
     * Reads what was typed: whatever looks like {@code scheme:…} with slashes is a URI, all else a path.
     *
     * @param directory what relative paths start from
     */
    static Operand parse(String typed, Path directory) {
        if (typed.isEmpty()) {
            throw CliException.usage("an empty name names nothing");
        }
        if (typed.equals(STANDARD_STREAM)) {
            throw CliException.usage("- (a standard stream) makes no sense here; ./- is a file of that name");
        }
        if (isUri(typed)) {
            return new Operand(typed, StorageUri.parse(typed));
        }
        return new Operand(typed, ofPath(typed, directory));
    }

    static boolean isUri(String typed) {
        return typed.contains("://") || typed.startsWith("file:");
    }

    private static StorageUri ofPath(String typed, Path directory) {
        try {
            StorageUri uri = StorageUri.of(withoutDots(directory.resolve(typed)));
            boolean slash = typed.endsWith("/") && !uri.looksLikeDirectory();
            return slash ? uri.withKey(uri.key() + "/") : uri;
        } catch (InvalidPathException e) {
            throw new CliException(Failure.local(ExitCode.USAGE, "USAGE", "no such path can exist: " + typed));
        }
    }

    /** Drops single dots only: what double dots mean depends on symbolic links. */
    private static Path withoutDots(Path path) {
        Path plain = path.getRoot();
        for (Path name : path) {
            if (!name.toString().equals(".")) {
                plain = plain == null ? name : plain.resolve(name);
            }
        }
        return plain == null ? path : plain;
    }

    /** As people know it: local files by their paths. */
    static String shown(StorageUri uri) {
        return uri.scheme().equals("file") ? "/" + uri.key() : uri.toString();
    }

    boolean isLocal() {
        return uri.scheme().equals("file");
    }

    /** The path of a local file. */
    Path path() {
        return Path.of("/" + uri.key());
    }

    /** The thing of that name below this one. */
    Operand below(String name) {
        return new Operand(shown + (shown.endsWith("/") ? "" : "/") + name, uri.resolve(name));
    }
}
