package org.elasto.emulator.management;

/** A request that is refused. Has no stack trace: refusing is ordinary work. */
final class ArmException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ArmError error;

    ArmException(ArmError error, String message) {
        super(message, null, false, false);
        this.error = error;
    }

    ArmError error() {
        return error;
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
