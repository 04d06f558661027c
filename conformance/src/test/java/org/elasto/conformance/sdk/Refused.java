package org.elasto.conformance.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletionException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What the SDK makes of a refusal, asked of a blocking call or of one that was joined. */
final class Refused {

    private Refused() {}

    /** Refused with status and code, whatever type the SDK gives it. */
    static void with(int status, String code, ThrowingCallable call) {
        as(S3Exception.class, status, code, call);
    }

    /** Refused with status and code, as the type that the SDK has for the code. */
    static void as(Class<? extends S3Exception> type, int status, String code, ThrowingCallable call) {
        assertThatThrownBy(() -> unwrapped(call)).isInstanceOfSatisfying(type, refused -> {
            assertThat(refused.awsErrorDetails().errorCode()).isEqualTo(code);
            assertThat(refused.statusCode()).isEqualTo(status);
            assertThat(refused.requestId()).isNotEmpty();
        });
    }

    private static void unwrapped(ThrowingCallable call) throws Throwable {
        try {
            call.call();
        } catch (CompletionException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
