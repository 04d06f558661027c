package org.elasto.emulator;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a fault does to a request. Immutable.
 *
 * @param kind of it
 * @param error what {@link Kind#ERROR} answers, a code or a status; empty for the other kinds
 * @param at the byte at which {@link Kind#CUT} and {@link Kind#CUT_REQUEST} cut; {@link #HALF} for half way
 */
public record FaultAction(Kind kind, String error, long at) {

    /** Half way through the body, as far as its length is known. */
    public static final long HALF = -1;

    private static final String HALF_WORD = "half";

    /** The kinds. */
    public enum Kind {
        /** Answers an error of the protocol; nothing is carried out. */
        ERROR,
        /** Resets the connection; nothing is carried out. */
        RESET,
        /** Closes the connection without an answer; nothing is carried out. */
        CLOSE,
        /** Carries the request out, then resets the connection in place of the answer. */
        COMMIT_RESET,
        /** Carries the request out, then closes the connection in place of the answer. */
        COMMIT_CLOSE,
        /**
         * Carries the request out and closes the connection in the midst of the answer's body: one byte at least is
         * missing. An answer without a body does not go out at all.
         */
        CUT,
        /** Resets the connection in the midst of the request's body; nothing is carried out. */
        CUT_REQUEST;

        /** As it stands in the text of a fault. */
        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        private boolean cuts() {
            return this == CUT || this == CUT_REQUEST;
        }
    }

    /** Checks that there is an error just where one is answered. */
    public FaultAction {
        if (error.isEmpty() == (kind == Kind.ERROR) || !isPlain(error)) {
            throw new IllegalArgumentException("an error is a code of letters and digits, or a status");
        }
        if (at < HALF || (at > HALF && !kind.cuts())) {
            throw new IllegalArgumentException("a body is cut at a byte from 0 on");
        }
    }

    /**
     * Answers an error in the words of the front that is asked.
     *
     * @param codeOrStatus a code, for instance {@code SlowDown} or {@code ServerBusy}, or one of the statuses that every
     *     service has a usual error for: 500 and 503, and 429 where accounts are managed
     */
    public static FaultAction error(String codeOrStatus) {
        return new FaultAction(Kind.ERROR, codeOrStatus, HALF);
    }

    /** Answers the usual error of a status: 500 or 503, or 429 where accounts are managed. */
    public static FaultAction error(int status) {
        return error(Integer.toString(status));
    }

    /** {@link Kind#RESET}. */
    public static FaultAction reset() {
        return of(Kind.RESET);
    }

    /** {@link Kind#CLOSE}. */
    public static FaultAction close() {
        return of(Kind.CLOSE);
    }

    /** {@link Kind#COMMIT_RESET}. */
    public static FaultAction commitThenReset() {
        return of(Kind.COMMIT_RESET);
    }

    /** {@link Kind#COMMIT_CLOSE}. */
    public static FaultAction commitThenClose() {
        return of(Kind.COMMIT_CLOSE);
    }

    /** {@link Kind#CUT}, half way. */
    public static FaultAction cut() {
        return of(Kind.CUT);
    }

    /** {@link Kind#CUT}, after so many bytes of the body. */
    public static FaultAction cut(long at) {
        return new FaultAction(Kind.CUT, "", at);
    }

    /** {@link Kind#CUT_REQUEST}, half way; a chunked body before its first byte. */
    public static FaultAction cutRequest() {
        return of(Kind.CUT_REQUEST);
    }

    /** {@link Kind#CUT_REQUEST}, as soon as so many bytes of the body have come, at its end if they do not. */
    public static FaultAction cutRequest(long at) {
        return new FaultAction(Kind.CUT_REQUEST, "", at);
    }

    private static FaultAction of(Kind kind) {
        return new FaultAction(kind, "", HALF);
    }

    /**
     * Where a body is cut.
     *
     * @param length of the body; negative where nobody knows
     */
    long cutOf(long length) {
        if (length < 0) {
            return Math.max(at, 0);
        }
        return at == HALF ? length / 2 : Math.min(at, Math.max(length - 1, 0));
    }

    /** Its text in a fault: {@code SlowDown}, {@code reset}, {@code cut:100}. */
    @Override
    public String toString() {
        if (kind == Kind.ERROR) {
            return error;
        }
        return kind.cuts() ? kind.word() + ':' + (at == HALF ? HALF_WORD : Long.toString(at)) : kind.word();
    }

    /**
     * Reads what {@link #toString} writes; a cut that says nothing of where is half way.
     *
     * @throws IllegalArgumentException for anything else
     */
    static FaultAction parse(String text) {
        int colon = text.indexOf(':');
        String word = colon < 0 ? text : text.substring(0, colon);
        Kind kind = kindOf(word);
        if (kind == null) {
            return error(text);
        }
        if (colon < 0) {
            return of(kind);
        }
        if (!kind.cuts()) {
            throw new IllegalArgumentException(word + " is said without more");
        }
        String where = text.substring(colon + 1);
        return where.equals(HALF_WORD) ? of(kind) : new FaultAction(kind, "", FaultText.number("a cut", where));
    }

    private static @Nullable Kind kindOf(String word) {
        for (Kind kind : Kind.values()) {
            if (kind != Kind.ERROR && kind.word().equals(word)) {
                return kind;
            }
        }
        return null;
    }

    private static boolean isPlain(String text) {
        return text.chars().allMatch(c -> c < 0x80 && Character.isLetterOrDigit(c));
    }
}
