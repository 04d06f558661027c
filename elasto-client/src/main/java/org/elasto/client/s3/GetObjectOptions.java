package org.elasto.client.s3;

import org.elasto.client.ByteRange;
import org.jspecify.annotations.Nullable;

/**
 * What to read.
 *
 * @param range which bytes; those behind the end are left out; null for all. The length must not be 0
 * @param conditions when to read
 */
public record GetObjectOptions(@Nullable ByteRange range, Conditions conditions) {

    public static final GetObjectOptions WHOLE = new GetObjectOptions(null, Conditions.NONE);

    public static GetObjectOptions of(ByteRange range) {
        return new GetObjectOptions(range, Conditions.NONE);
    }

    public GetObjectOptions withConditions(Conditions value) {
        return new GetObjectOptions(range, value);
    }
}
