package org.elasto.client.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.elasto.client.ErrorKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the service's codes mean. */
class FileErrorsTest {

    @ParameterizedTest
    @CsvSource({
        "404, ResourceNotFound, NOT_FOUND, false",
        "404, ParentNotFound, NOT_FOUND, false",
        "404, ShareNotFound, NOT_FOUND, false",
        "409, ResourceAlreadyExists, ALREADY_EXISTS, false",
        "409, ShareAlreadyExists, ALREADY_EXISTS, false",
        "409, ShareHasSnapshots, ALREADY_EXISTS, false",
        "409, DirectoryNotEmpty, ALREADY_EXISTS, false",
        "409, ResourceTypeMismatch, INVALID_ARGUMENT, false",
        "400, InvalidFileOrDirectoryPathName, INVALID_ARGUMENT, false",
        "403, ShareDisabled, PERMISSION_DENIED, false",
        "409, ReadOnlyAttribute, PERMISSION_DENIED, false",
        "409, CannotDeleteFileOrDirectory, PERMISSION_DENIED, false",
        "409, SharingViolation, LEASE_CONFLICT, false",
        "409, FileLockConflict, LEASE_CONFLICT, false",
        "412, LeaseIdMissing, LEASE_CONFLICT, false",
        "412, LeaseIdMismatchWithFileOperation, LEASE_CONFLICT, false",
        "412, ConditionNotMet, PRECONDITION_FAILED, false",
        "412, CannotVerifyCopySource, PRECONDITION_FAILED, false",
        "403, CannotVerifyCopySource, PERMISSION_DENIED, false",
        "404, CannotVerifyCopySource, NOT_FOUND, false",
        "416, InvalidRange, RANGE_NOT_SATISFIABLE, false",
        "403, AuthenticationFailed, UNAUTHENTICATED, false",
        "409, ShareBeingDeleted, UNEXPECTED, true",
        "409, DeletePending, UNEXPECTED, true",
        "500, ClientCacheFlushDelay, UNEXPECTED, true",
        "503, ServerBusy, RATE_LIMITED, true",
        "404, '', NOT_FOUND, false"
    })
    void codesMean(int status, String code, ErrorKind kind, boolean again) {
        var meaning = FileErrors.meaning(status, code.isEmpty() ? null : code);
        assertThat(meaning.kind()).isEqualTo(kind);
        assertThat(meaning.undone() && meaning.equals(org.elasto.client.http.Meaning.again(kind)))
                .isEqualTo(again);
    }
}
