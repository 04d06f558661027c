package org.elasto.conformance.behavior;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.jspecify.annotations.Nullable;

/** What a call fails with. */
final class Failures {

    private Failures() {}

    /** The kind of failure; null where the call succeeds. */
    static @Nullable ErrorKind failure(ThrowingCallable call) {
        StorageException failure = catchThrowableOfType(StorageException.class, call);
        return failure == null ? null : failure.kind();
    }
}
