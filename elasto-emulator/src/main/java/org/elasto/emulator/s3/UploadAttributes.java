package org.elasto.emulator.s3;

import org.elasto.emulator.store.Attributes;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/**
 * A multipart upload under way. Immutable.
 *
 * @param checksum what was asked for, or the server's own choice
 * @param before the object that stood under the key when the upload began, or null: Complete with a condition refuses
 *     when the key was written since
 * @param parts by number
 */
record UploadAttributes(
        String key,
        String uploadId,
        Timestamp initiated,
        String initiator,
        ObjectHeaders headers,
        UploadChecksum checksum,
        @Nullable ObjectAttributes before,
        TreePMap<Integer, UploadedPart> parts)
        implements Attributes {

    /** Ids have one length and hold no NUL, so that (key, id) is unambiguous and sorts by key, then by id. */
    static String stagedName(String key, String uploadId) {
        return key + '\0' + uploadId;
    }

    UploadAttributes withPart(int number, UploadedPart part) {
        return new UploadAttributes(
                key, uploadId, initiated, initiator, headers, checksum, before, parts.plus(number, part));
    }
}
