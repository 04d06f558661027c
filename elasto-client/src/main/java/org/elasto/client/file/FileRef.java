package org.elasto.client.file;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.elasto.client.azure.AzureConnection;
import org.elasto.client.azure.ServiceSas;
import org.elasto.client.azure.SourceUrls;
import org.elasto.client.http.PercentEncoding;
import org.jspecify.annotations.Nullable;

/**
 * Names a file or a directory of an account. What Azure Files has no name for is refused here, before it is sent: names
 * longer than 255 characters, with one of {@code " \ : | < > * ?} or a control character, {@code .} and {@code ..}, names
 * of devices, more than 250 of them below each other, and more than 2048 characters together. Case is kept, and does not
 * make a difference to the service.
 *
 * @param share its share
 * @param path below the share, unescaped, names with slashes between them; empty for the share's own directory
 */
public record FileRef(String share, String path) {

    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_PATH = 2048;
    private static final int DEEPEST = 250;
    private static final String FORBIDDEN = "\"\\:|<>*?";
    private static final Set<String> DEVICES = Set.of("PRN", "AUX", "NUL", "CON", "CLOCK$");

    public FileRef {
        requireShare(share);
        if (path.length() > LONGEST_PATH) {
            throw invalid("a path has at most " + LONGEST_PATH + " characters", path);
        }
        if (!path.isEmpty()) {
            String[] names = path.split("/", -1);
            if (names.length > DEEPEST) {
                throw invalid("directories are at most " + DEEPEST + " deep", path);
            }
            for (String name : names) {
                requireName(name, path);
            }
        }
    }

    private static void requireName(String name, String path) {
        if (name.isEmpty() || name.equals(".") || name.equals("..")) {
            throw invalid("no file has the name \"" + name + "\"", path);
        }
        if (name.length() > LONGEST_NAME) {
            throw invalid("a name has at most " + LONGEST_NAME + " characters", path);
        }
        if (name.chars().anyMatch(c -> c < 0x20 || c == 0x7F || FORBIDDEN.indexOf(c) >= 0)) {
            throw invalid("a name has no control character and none of " + FORBIDDEN, path);
        }
        String upper = name.toUpperCase(Locale.ROOT);
        boolean numbered = upper.length() == 4
                && (upper.startsWith("COM") || upper.startsWith("LPT"))
                && upper.charAt(3) >= '1'
                && upper.charAt(3) <= '9';
        if (numbered || DEVICES.contains(upper)) {
            throw invalid("no file has the name of a device", path);
        }
    }

    private static StorageException invalid(String what, String path) {
        return new StorageException(ErrorKind.INVALID_ARGUMENT, "in Azure Files " + what + ": " + path);
    }

    /** An empty name would address the account, and one with a slash a file. */
    static String requireShare(String share) {
        if (share.isEmpty() || share.indexOf('/') >= 0 || share.startsWith(".")) {
            throw new StorageException(ErrorKind.INVALID_ARGUMENT, "no share has the name \"" + share + "\"");
        }
        return share;
    }

    /** The path of a share, escaped. */
    static String sharePath(String share) {
        return "/" + PercentEncoding.encode(requireShare(share)).replace("%24", "$");
    }

    /** Its path below the account, escaped. */
    String wirePath() {
        return path.isEmpty() ? sharePath(share) : sharePath(share) + "/" + PercentEncoding.encodePath(path);
    }

    /** Something else in the same directory. */
    FileRef beside(String name) {
        return new FileRef(share, path.substring(0, path.lastIndexOf('/') + 1) + name);
    }

    /** Where anybody can read it for a while; null where only a token reads. */
    @Nullable
    URI readableUrl(AzureConnection connection, Duration validity) {
        return new SourceUrls(connection)
                .url(wirePath(), validity, (key, expiry) -> ServiceSas.readFile(key, share, path, expiry));
    }

    /** Where anybody can use it by one method for a while. */
    URI presigned(AzureConnection connection, String method, Duration validity) {
        return new SourceUrls(connection)
                .handedOut(
                        wirePath(),
                        validity,
                        (key, expiry) -> ServiceSas.file(key, share, path, ServiceSas.Grant.of(method, expiry)));
    }

    @Override
    public String toString() {
        return path.isEmpty() ? share : share + "/" + path;
    }
}
