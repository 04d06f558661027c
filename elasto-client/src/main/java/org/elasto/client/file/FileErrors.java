package org.elasto.client.file;

import org.elasto.client.ErrorKind;
import org.elasto.client.azure.AzureErrors;
import org.elasto.client.http.Meaning;
import org.jspecify.annotations.Nullable;

/** What the codes of Azure Files mean. */
final class FileErrors {

    /** Tells failures from successes. */
    static final AzureErrors JUDGE = new AzureErrors(FileErrors::meaning);

    private FileErrors() {}

    /** The table. */
    static Meaning meaning(int status, @Nullable String code) {
        if (code == null) {
            return AzureErrors.common(status, null);
        }
        return switch (code) {
            case "ParentNotFound", "ShareNotFound", "ShareSnapshotNotFound", "CopyIdMismatch" ->
                Meaning.is(ErrorKind.NOT_FOUND);
            case "ShareAlreadyExists", "ShareHasSnapshots", "DirectoryNotEmpty" -> Meaning.is(ErrorKind.ALREADY_EXISTS);
            case "ShareDisabled", "ReadOnlyAttribute", "CannotDeleteFileOrDirectory" ->
                Meaning.is(ErrorKind.PERMISSION_DENIED);
            case "ResourceTypeMismatch",
                    "InvalidFileOrDirectoryPathName",
                    "FileInvalidPermission",
                    "ContainerQuotaDowngradeNotAllowed",
                    "ShareSnapshotOperationNotSupported" -> Meaning.is(ErrorKind.INVALID_ARGUMENT);
            case "CannotVerifyCopySource" ->
                status == 412 || status == 304
                        ? Meaning.is(ErrorKind.PRECONDITION_FAILED)
                        : status == 403 ? Meaning.is(ErrorKind.PERMISSION_DENIED) : AzureErrors.common(status, null);
            // Somebody has it open over SMB, and not for us.
            case "SharingViolation", "FileLockConflict" -> Meaning.is(ErrorKind.LEASE_CONFLICT);
            // These pass: a deletion that is not through, a client of SMB that has not written back yet.
            case "ShareBeingDeleted",
                    "DeletePending",
                    "ClientCacheFlushDelay",
                    "ShareSnapshotInProgress",
                    "PendingCopyOperation" -> Meaning.again(ErrorKind.UNEXPECTED);
            default -> AzureErrors.common(status, code);
        };
    }
}
