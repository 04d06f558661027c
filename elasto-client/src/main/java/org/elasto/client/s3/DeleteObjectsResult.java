package org.elasto.client.s3;

import java.util.List;
import org.elasto.client.StorageException;

/**
 * What became of the keys that were to be deleted.
 *
 * @param deleted gone, or never there
 * @param failures still there, and why
 */
public record DeleteObjectsResult(List<String> deleted, List<Failure> failures) {

    public DeleteObjectsResult {
        deleted = List.copyOf(deleted);
        failures = List.copyOf(failures);
    }

    /** A key that could not be deleted. */
    public record Failure(String key, StorageException cause) {}
}
