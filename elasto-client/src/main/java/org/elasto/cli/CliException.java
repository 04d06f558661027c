package org.elasto.cli;

/** The tool itself refuses something, before or without a request. */
final class CliException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    CliException(Failure failure) {
        super(failure.message());
        this.failure = failure;
    }

    /** The arguments make no sense together. */
    static CliException usage(String message) {
        return new CliException(Failure.local(ExitCode.USAGE, "USAGE", message));
    }

    Failure failure() {
        return failure;
    }
}
