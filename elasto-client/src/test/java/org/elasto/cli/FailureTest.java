package org.elasto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.elasto.client.StorageException.ServiceError;
import org.junit.jupiter.api.Test;

class FailureTest {

    @Test
    void whatTheServiceSaidIsKept() {
        ServiceError said = new ServiceError("GetObject", 404, "NoSuchKey", "request-1");
        Failure failure = Failure.of(new StorageException(ErrorKind.NOT_FOUND, "no such key", false, said, null));

        assertThat(failure)
                .isEqualTo(new Failure(
                        ExitCode.NOT_FOUND, "NOT_FOUND", 404, "NoSuchKey", "request-1", "no such key", null));
    }

    @Test
    void aDigestThatDoesNotFitIsAMatterOfIntegrity() {
        ServiceError said = new ServiceError("PutObject", 400, "BadDigest", null);
        Failure failure = Failure.of(new StorageException(ErrorKind.INVALID_ARGUMENT, "bad digest", false, said, null));

        assertThat(failure.exit()).isEqualTo(ExitCode.INTEGRITY);
        assertThat(failure.kind()).isEqualTo("INTEGRITY");
    }

    @Test
    void localFilesFailWithTheSameNumbers() {
        assertThat(Failure.of(new UncheckedIOException(new NoSuchFileException("x")))
                        .exit())
                .isEqualTo(ExitCode.NOT_FOUND);
        assertThat(Failure.of(new UncheckedIOException(new AccessDeniedException("x")))
                        .exit())
                .isEqualTo(ExitCode.DENIED);
        assertThat(Failure.of(new UncheckedIOException(new IOException("disk full")))
                        .exit())
                .isEqualTo(ExitCode.SOME_FAILED);
    }

    @Test
    void aBugAsksToBeReported() {
        assertThat(Failure.of(new IllegalStateException("oops")).message())
                .contains("please report")
                .contains("oops");
    }

    @Test
    void anUnreachableServiceGetsAdvice() {
        StorageException refused = new StorageException(ErrorKind.UNEXPECTED, "connection refused", true, null, null);

        assertThat(Failure.of(refused).during("ls").advice()).contains("--endpoint");
    }

    @Test
    void adviceOnExistingThingsFitsTheCommand() {
        Failure exists = Failure.of(new StorageException(ErrorKind.ALREADY_EXISTS, "exists"));

        assertThat(exists.during("put").advice()).contains("--force");
        assertThat(exists.during("rm").advice()).contains("-r");
        assertThat(exists.during("mkdir").advice()).isNull();
        StorageException.ServiceError kept =
                new StorageException.ServiceError("DeleteBlob", 409, "SnapshotsPresent", "r");
        Failure snapshots = Failure.of(new StorageException(ErrorKind.ALREADY_EXISTS, "kept", false, kept, null));
        assertThat(snapshots.during("rm").advice()).contains("elasto versions").doesNotContain("-r");
    }
}
