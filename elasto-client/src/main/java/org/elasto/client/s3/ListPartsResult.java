package org.elasto.client.s3;

import java.util.List;

/**
 * A page of an upload's parts.
 *
 * @param parts in order of their numbers
 * @param next the part-number-marker of the next page; 0 on the last
 */
public record ListPartsResult(List<UploadedPart> parts, int next) {

    public ListPartsResult {
        parts = List.copyOf(parts);
    }
}
