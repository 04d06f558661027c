package org.elasto.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.elasto.client.ErrorKind;

/** What the tool tells the shell. The numbers are fixed: scripts rely on them. */
enum ExitCode {
    OK(0, "everything was done"),
    SOME_FAILED(1, "some of several items failed, or an error that fits nothing below"),
    USAGE(2, "the command line, or an argument in it, makes no sense"),
    NOT_FOUND(3, "no such bucket, object, directory or file"),
    DENIED(4, "credentials are missing or refused, or do not allow this"),
    CONFLICT(5, "it exists already, is not empty, was changed by somebody else, or is leased"),
    TRANSIENT(6, "the service could not be reached or stayed overloaded; try again later"),
    INTEGRITY(7, "the bytes that arrived are not the bytes that were sent"),
    UNSUPPORTED(8, "the backend cannot do this"),
    NOTHING_TO_DO(9, "there was nothing to do; only with --fail-on-nothing"),
    INTERRUPTED(130, "interrupted by Ctrl-C");

    private final int code;
    private final String meaning;

    ExitCode(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    int code() {
        return code;
    }

    /** The code of a failure. UNEXPECTED depends on whether trying again may help. */
    static ExitCode of(ErrorKind kind, boolean retryable) {
        return switch (kind) {
            case NOT_FOUND -> NOT_FOUND;
            case UNAUTHENTICATED, PERMISSION_DENIED -> DENIED;
            case ALREADY_EXISTS, PRECONDITION_FAILED, NOT_MODIFIED, LEASE_CONFLICT -> CONFLICT;
            case INVALID_ARGUMENT, RANGE_NOT_SATISFIABLE -> USAGE;
            case RATE_LIMITED -> TRANSIENT;
            case UNSUPPORTED -> UNSUPPORTED;
            case UNEXPECTED -> retryable ? TRANSIENT : SOME_FAILED;
        };
    }

    /** Number and meaning of each, in order, for the help texts. */
    static Map<String, String> table() {
        Map<String, String> table = new LinkedHashMap<>();
        for (ExitCode exit : values()) {
            table.put(Integer.toString(exit.code), exit.meaning);
        }
        return table;
    }
}
