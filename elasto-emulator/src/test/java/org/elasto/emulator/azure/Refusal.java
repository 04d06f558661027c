package org.elasto.emulator.azure;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What an action answered, in the short form that tables of tests have: {@code 412 LeaseIdMissing}, or {@code ok}. */
public final class Refusal {

    private Refusal() {}

    /** Status and code, or {@code ok}. */
    public static String of(ThrowingCallable action) {
        AzureException refusal = catchThrowableOfType(AzureException.class, action);
        return refusal == null
                ? "ok"
                : refusal.error().status() + " " + refusal.error().code();
    }

    static String detail(ThrowingCallable action) {
        AzureException refusal = catchThrowableOfType(AzureException.class, action);
        if (refusal == null) {
            return "ok";
        }
        int at = refusal.children().indexOf("AuthenticationErrorDetail");
        return at < 0 ? "" : refusal.children().get(at + 1);
    }

    static AzureException caught(ThrowingCallable action) {
        return catchThrowableOfType(AzureException.class, action);
    }
}
