package org.elasto.emulator.file;

import java.util.Arrays;
import java.util.BitSet;

/** A file as it should be: its bytes, and which of them are stored. Not thread-safe. */
final class ModelFile {

    private static final int UNIT = 512;

    byte[] bytes;
    final BitSet stored;

    ModelFile(int length) {
        this.bytes = new byte[length];
        this.stored = new BitSet();
    }

    private ModelFile(ModelFile from) {
        this.bytes = from.bytes.clone();
        this.stored = (BitSet) from.stored.clone();
    }

    ModelFile copy() {
        return new ModelFile(this);
    }

    void write(int from, int to, byte value) {
        Arrays.fill(bytes, from, to, value);
        stored.set(from, to);
    }

    /** Frees the units that lie inside; the last of a file, however short, is one. */
    void clear(int from, int to) {
        Arrays.fill(bytes, from, to, (byte) 0);
        int first = (from + UNIT - 1) / UNIT * UNIT;
        int last = to == bytes.length ? to : to / UNIT * UNIT;
        if (first < last) {
            stored.clear(first, last);
        }
    }

    void resize(int length) {
        if (length < bytes.length) {
            stored.clear(length, bytes.length);
        }
        bytes = Arrays.copyOf(bytes, length);
    }

    /** What List Ranges should say of a part: whole units, those that touch as one, cut to the part. */
    String ranges(int from, int to) {
        StringBuilder out = new StringBuilder();
        int at = from;
        while (at < to) {
            if (!isWritten(at)) {
                at = (at / UNIT + 1) * UNIT;
                continue;
            }
            int start = at;
            while (at < to && isWritten(at)) {
                at = (at / UNIT + 1) * UNIT;
            }
            out.append("<Range><Start>" + start + "</Start><End>" + (Math.min(at, to) - 1) + "</End></Range>");
        }
        return out.isEmpty() ? "<Ranges />" : "<Ranges>" + out + "</Ranges>";
    }

    private boolean isWritten(int place) {
        int unit = place / UNIT * UNIT;
        int next = stored.nextSetBit(unit);
        return next >= 0 && next < unit + UNIT;
    }
}
