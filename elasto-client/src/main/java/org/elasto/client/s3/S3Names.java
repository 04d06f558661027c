package org.elasto.client.s3;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;

/** Names that would make a request mean something else than what was asked for. What else is wrong the service says. */
final class S3Names {

    private S3Names() {}

    /** An empty name would address the service, and one with a slash an object. */
    static String bucket(String bucket) {
        if (bucket.isEmpty() || bucket.indexOf('/') >= 0 || bucket.equals(".") || bucket.equals("..")) {
            throw new StorageException(ErrorKind.INVALID_ARGUMENT, "no bucket has the name \"" + bucket + "\"");
        }
        return requireUnicode(bucket);
    }

    /** An empty key would address the bucket. */
    static String key(String key) {
        if (key.isEmpty()) {
            throw new StorageException(ErrorKind.INVALID_ARGUMENT, "the key of an object is not empty");
        }
        return requireUnicode(key);
    }

    private static String requireUnicode(String name) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(name)) {
            throw new StorageException(ErrorKind.INVALID_ARGUMENT, "half a surrogate pair has no UTF-8 form");
        }
        return name;
    }

    /** In the order of S3: by the bytes of their UTF-8. */
    static int compare(String one, String other) {
        return Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether the bucket can stand in front of a host name, below one certificate for all buckets. */
    static boolean fitsHost(String bucket) {
        if (bucket.length() < 3 || bucket.length() > 63) {
            return false;
        }
        for (int i = 0; i < bucket.length(); i++) {
            char c = bucket.charAt(i);
            boolean edge = i == 0 || i == bucket.length() - 1;
            boolean plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
            if (!plain && (edge || c != '-')) {
                return false;
            }
        }
        return true;
    }
}
