package org.elasto.cli;

import java.nio.file.Path;
import org.elasto.client.StorageUri;

/**
 * Where a shell is: a remote directory, which names start from, and a local one for what a command's help calls FILE. The
 * remote one may be local, too.
 *
 * @param remote a URI that looks like a directory
 * @param local an absolute path
 */
record Place(StorageUri remote, Path local) {

    private static final String FILE = "file:";

    /** At a directory, whether a slash ends its name or not. */
    static Place of(StorageUri remote, Path local) {
        return new Place(asDirectory(remote), local);
    }

    private static StorageUri asDirectory(StorageUri uri) {
        return uri.key().isEmpty() || uri.key().endsWith("/") ? uri : uri.withKey(uri.key() + "/");
    }

    /**
     * What a name means: a URI is one, {@code file:name} is a local file, {@code /name} starts at the root of the service,
     * {@code ..} at its beginning goes up, and all else is below the remote directory.
     *
     * @return the text of a URI; patterns in the name stay patterns
     */
    String resolve(String typed) {
        if (typed.isEmpty() || typed.equals(Operand.STANDARD_STREAM) || typed.contains("://")) {
            return typed;
        }
        if (typed.startsWith(FILE)) {
            return resolveLocal(typed.substring(FILE.length()));
        }
        StorageUri from = remote;
        String rest = typed;
        if (rest.startsWith("/")) {
            from = StorageUri.of(remote.scheme(), remote.authority(), "", "");
            rest = rest.substring(1);
        }
        while (rest.startsWith("../") || rest.startsWith("./") || rest.equals("..") || rest.equals(".")) {
            from = rest.startsWith("..") ? from.parent() : from;
            int slash = rest.indexOf('/');
            rest = slash < 0 ? "" : rest.substring(slash + 1);
        }
        return below(from, rest);
    }

    private static String below(StorageUri directory, String rest) {
        String base = directory.toString().replace("*", "%2A");
        if (rest.isEmpty()) {
            return base;
        }
        return base + (base.endsWith("/") ? "" : "/") + rest.replace("%", "%25");
    }

    /** The path of a local file. */
    String resolveLocal(String typed) {
        return typed.isEmpty() || typed.equals(Operand.STANDARD_STREAM)
                ? typed
                : local.resolve(typed) + (typed.endsWith("/") ? "/" : "");
    }

    /** As it is shown: a local directory by its path. */
    String shown() {
        return remote.scheme().equals("file") ? "/" + remote.key() : remote.toString();
    }
}
