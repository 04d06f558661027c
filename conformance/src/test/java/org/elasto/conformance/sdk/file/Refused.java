package org.elasto.conformance.sdk.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.http.HttpHeaderName;
import com.azure.storage.file.share.models.ShareStorageException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What the SDK makes of a refusal. */
final class Refused {

    private static final HttpHeaderName REQUEST_ID = HttpHeaderName.fromString("x-ms-request-id");

    private Refused() {}

    /** Refused with status and code. */
    static void with(int status, String code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ShareStorageException.class, refused -> {
            assertThat(String.valueOf(refused.getErrorCode()))
                    .as("%s", refused.getMessage())
                    .isEqualTo(code);
            assertThat(refused.getStatusCode()).isEqualTo(status);
            assertThat(refused.getResponse().getHeaderValue(REQUEST_ID)).isNotEmpty();
        });
    }
}
