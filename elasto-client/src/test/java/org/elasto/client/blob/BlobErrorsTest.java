package org.elasto.client.blob;

import static org.assertj.core.api.Assertions.assertThat;

import org.elasto.client.ErrorKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the service's codes mean. */
class BlobErrorsTest {

    @ParameterizedTest
    @CsvSource({
        "404, BlobNotFound, NOT_FOUND",
        "404, ContainerNotFound, NOT_FOUND",
        "409, BlobAlreadyExists, ALREADY_EXISTS",
        "409, ContainerAlreadyExists, ALREADY_EXISTS",
        "409, SnapshotsPresent, ALREADY_EXISTS",
        "412, ConditionNotMet, PRECONDITION_FAILED",
        "304, ConditionNotMet, NOT_MODIFIED",
        "412, SequenceNumberConditionNotMet, PRECONDITION_FAILED",
        "412, AppendPositionConditionNotMet, PRECONDITION_FAILED",
        "412, CannotVerifyCopySource, PRECONDITION_FAILED",
        "304, CannotVerifyCopySource, PRECONDITION_FAILED",
        "403, CannotVerifyCopySource, PERMISSION_DENIED",
        "404, CannotVerifyCopySource, NOT_FOUND",
        "409, LeaseAlreadyPresent, LEASE_CONFLICT",
        "409, LeaseIdMismatchWithLeaseOperation, LEASE_CONFLICT",
        "409, LeaseIsBreakingAndCannotBeAcquired, LEASE_CONFLICT",
        "412, LeaseIdMissing, LEASE_CONFLICT",
        "412, LeaseIdMismatchWithBlobOperation, LEASE_CONFLICT",
        "412, LeaseNotPresentWithContainerOperation, LEASE_CONFLICT",
        "412, LeaseLost, LEASE_CONFLICT",
        "412, InfiniteLeaseDurationRequired, LEASE_CONFLICT",
        "403, AuthenticationFailed, UNAUTHENTICATED",
        "400, InvalidAuthenticationInfo, UNAUTHENTICATED",
        "401, NoAuthenticationInformation, UNAUTHENTICATED",
        "403, AuthorizationPermissionMismatch, PERMISSION_DENIED",
        "403, '', PERMISSION_DENIED",
        "409, PublicAccessNotPermitted, PERMISSION_DENIED",
        "409, BlobArchived, PERMISSION_DENIED",
        "416, InvalidRange, RANGE_NOT_SATISFIABLE",
        "416, InvalidPageRange, INVALID_ARGUMENT",
        "409, InvalidBlobType, INVALID_ARGUMENT",
        "400, InvalidBlockList, INVALID_ARGUMENT",
        "400, '', INVALID_ARGUMENT",
        "413, RequestBodyTooLarge, INVALID_ARGUMENT",
        "501, APINotImplemented, UNSUPPORTED",
        "503, ServerBusy, RATE_LIMITED",
        "429, '', RATE_LIMITED",
        "500, InternalError, UNEXPECTED",
        "409, SomethingNew, UNEXPECTED"
    })
    void codesMean(int status, String code, ErrorKind kind) {
        String given = code.isEmpty() ? null : code;
        assertThat(BlobErrors.meaning(status, given).kind()).isEqualTo(kind);
    }
}
