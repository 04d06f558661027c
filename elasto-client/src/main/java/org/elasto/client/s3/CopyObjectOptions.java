package org.elasto.client.s3;

import org.jspecify.annotations.Nullable;

/**
 * How to copy.
 *
 * @param replacement new headers and metadata; null keeps those of the source
 * @param source when to copy, judged on the source
 * @param target when to copy, judged on what is in the target's place
 */
public record CopyObjectOptions(@Nullable ObjectHeaders replacement, Conditions source, Conditions target) {

    public static final CopyObjectOptions DEFAULT = new CopyObjectOptions(null, Conditions.NONE, Conditions.NONE);

    public CopyObjectOptions withReplacement(@Nullable ObjectHeaders value) {
        return new CopyObjectOptions(value, source, target);
    }

    public CopyObjectOptions withSource(Conditions value) {
        return new CopyObjectOptions(replacement, value, target);
    }

    public CopyObjectOptions withTarget(Conditions value) {
        return new CopyObjectOptions(replacement, source, value);
    }
}
