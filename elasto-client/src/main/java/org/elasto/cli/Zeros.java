package org.elasto.cli;

import java.io.InputStream;
import java.util.Arrays;

/** So many zeros, as long as nobody asks for the end. */
final class Zeros extends InputStream {

    private final Interruption interruption;
    private long left;

    Zeros(long count, Interruption interruption) {
        this.left = count;
        this.interruption = interruption;
    }

    @Override
    public int read() {
        return read(new byte[1], 0, 1) < 0 ? -1 : 0;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        interruption.check();
        if (left == 0 && length > 0) {
            return -1;
        }
        int count = (int) Math.min(length, left);
        Arrays.fill(target, offset, offset + count, (byte) 0);
        left -= count;
        return count;
    }
}
