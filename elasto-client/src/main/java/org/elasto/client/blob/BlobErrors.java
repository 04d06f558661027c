package org.elasto.client.blob;

import org.elasto.client.ErrorKind;
import org.elasto.client.azure.AzureErrors;
import org.elasto.client.http.Meaning;
import org.jspecify.annotations.Nullable;

/** What the codes of Azure Blob mean. */
final class BlobErrors {

    /** Tells failures from successes. */
    static final AzureErrors JUDGE = new AzureErrors(BlobErrors::meaning);

    private BlobErrors() {}

    /** The table. */
    static Meaning meaning(int status, @Nullable String code) {
        if (code == null) {
            return AzureErrors.common(status, null);
        }
        return switch (code) {
            case "BlobNotFound", "ContainerDisabled", "CopyIdMismatch" -> Meaning.is(ErrorKind.NOT_FOUND);
            case "BlobAlreadyExists", "ContainerAlreadyExists", "SnapshotsPresent" ->
                Meaning.is(ErrorKind.ALREADY_EXISTS);
            case "AppendPositionConditionNotMet",
                    "MaxBlobSizeConditionNotMet",
                    "SequenceNumberConditionNotMet",
                    "BlobModifiedWhileReading",
                    "BlobOverwritten" -> Meaning.is(ErrorKind.PRECONDITION_FAILED);
            case "CannotVerifyCopySource" ->
                status == 412 || status == 304
                        ? Meaning.is(ErrorKind.PRECONDITION_FAILED)
                        : status == 403 ? Meaning.is(ErrorKind.PERMISSION_DENIED) : AzureErrors.common(status, null);
            case "BlobArchived",
                    "BlobBeingRehydrated",
                    "BlobImmutableDueToPolicy",
                    "BlobUsesCustomerSpecifiedEncryption" -> Meaning.is(ErrorKind.PERMISSION_DENIED);
            case "InvalidBlobType",
                    "InvalidBlobOrBlock",
                    "InvalidBlockList",
                    "InvalidBlockId",
                    "InvalidPageRange",
                    "BlockCountExceedsLimit",
                    "OperationNotAllowedOnIncrementalCopyBlob" -> Meaning.is(ErrorKind.INVALID_ARGUMENT);
            // Half a minute, in which the name is taken.
            case "ContainerBeingDeleted", "PendingCopyOperation" -> Meaning.again(ErrorKind.UNEXPECTED);
            default -> AzureErrors.common(status, code);
        };
    }
}
