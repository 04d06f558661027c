package org.elasto.conformance.sdk;

import java.util.Random;

/** Content that is the same for the same seed. */
public final class Bytes {

    private Bytes() {}

    public static byte[] of(int size, long seed) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
