package org.elasto.conformance.exerciser;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a file should be, for everybody and for the handle through which it is written. Arrays are replaced, never
 * changed, so that they may be shared. Not thread-safe.
 */
final class Shadow {

    private static final byte[] EMPTY = {};

    /** When writes show. */
    enum Mode {
        /** At once, to everybody. */
        DIRECT,
        /** With a commit; until then not even to the handle. */
        DRAFT,
        /** To the handle at once, to others with a commit. */
        PRIVATE
    }

    private Mode mode = Mode.DRAFT;
    private boolean inOrder;
    private byte @Nullable [] visible;
    private byte[] seen = EMPTY;
    private byte @Nullable [] coming;
    private boolean begun;
    private int versions;

    /** How often it has changed for others. */
    int versions() {
        return versions;
    }

    private void show(byte @Nullable [] now) {
        visible = now;
        versions++;
    }

    /** Whether there is such a file for others. */
    boolean exists() {
        return visible != null;
    }

    /** What others read. */
    byte[] visible() {
        return visible == null ? EMPTY : visible;
    }

    /** What the handle reads. */
    byte[] seen() {
        return mode == Mode.DIRECT ? visible() : seen;
    }

    Mode mode() {
        return mode;
    }

    boolean inOrder() {
        return inOrder;
    }

    /** Where the next write in order goes, if one has begun; else -1. */
    int position() {
        byte[] draft = coming;
        return draft == null ? -1 : draft.length;
    }

    /** A handle is opened. */
    void open(Mode how, boolean writesInOrder) {
        mode = how;
        inOrder = writesInOrder;
        seen = visible();
        coming = null;
        if (how == Mode.DIRECT && visible == null) {
            show(seen);
        }
    }

    /** It was opened to begin with nothing. */
    void begin() {
        seen = EMPTY;
        begun = mode != Mode.DIRECT;
        if (mode == Mode.DIRECT) {
            show(EMPTY);
        } else if (mode == Mode.DRAFT) {
            coming = EMPTY;
        }
    }

    /** Whether it was opened to begin with nothing, of which nobody knows yet. */
    boolean hasBegun() {
        return begun;
    }

    /** It was made, for everybody to see. */
    void made() {
        show(EMPTY);
        seen = EMPTY;
    }

    void removed() {
        show(null);
        seen = EMPTY;
        coming = null;
    }

    /** What a change at this offset changes. */
    private byte[] base(int offset) {
        if (mode != Mode.DRAFT) {
            return seen();
        }
        byte[] draft = coming;
        if (draft != null) {
            return draft;
        }
        return inOrder && offset == 0 ? EMPTY : seen;
    }

    /** How large what is written is so far. */
    int size() {
        byte[] draft = coming;
        return draft == null ? seen().length : draft.length;
    }

    private void change(byte[] now) {
        switch (mode) {
            case DIRECT -> show(now);
            case DRAFT -> coming = now;
            case PRIVATE -> seen = now;
        }
    }

    void write(int offset, byte[] content) {
        byte[] base = base(offset);
        int size = content.length == 0 ? base.length : Math.max(base.length, offset + content.length);
        byte[] now = Arrays.copyOf(base, size);
        System.arraycopy(content, 0, now, content.length == 0 ? 0 : offset, content.length);
        change(now);
    }

    void truncate(int size) {
        change(Arrays.copyOf(base(-1), size));
    }

    void punch(int offset, int length) {
        byte[] now = base(-1).clone();
        int end = Math.min(now.length, offset + length);
        if (offset < end) {
            Arrays.fill(now, offset, end, (byte) 0);
        }
        change(now);
    }

    void commit() {
        byte[] draft = coming;
        coming = null;
        begun = false;
        switch (mode) {
            case DIRECT -> {}
            case DRAFT -> {
                if (draft != null || !exists()) {
                    seen = draft == null ? EMPTY : draft;
                    show(seen);
                }
            }
            case PRIVATE -> {
                show(seen);
                mode = Mode.DIRECT;
            }
        }
    }

    /** What was not committed is gone. */
    void close() {
        coming = null;
        begun = false;
        seen = visible();
    }
}
