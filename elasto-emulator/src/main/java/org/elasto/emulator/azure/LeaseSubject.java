package org.elasto.emulator.azure;

/** What can be leased; refusals name it. */
public enum LeaseSubject {
    BLOB("blob", AzureError.LEASE_NOT_PRESENT_WITH_BLOB_OPERATION, AzureError.LEASE_ID_MISMATCH_WITH_BLOB_OPERATION),
    CONTAINER(
            "container",
            AzureError.LEASE_NOT_PRESENT_WITH_CONTAINER_OPERATION,
            AzureError.LEASE_ID_MISMATCH_WITH_CONTAINER_OPERATION),
    FILE("file", AzureError.LEASE_NOT_PRESENT_WITH_FILE_OPERATION, AzureError.LEASE_ID_MISMATCH_WITH_FILE_OPERATION),
    /** Its refusals are named after those of containers. */
    SHARE(
            "share",
            AzureError.LEASE_NOT_PRESENT_WITH_SHARE_OPERATION,
            AzureError.LEASE_ID_MISMATCH_WITH_SHARE_OPERATION);

    private final String word;
    private final AzureError notPresent;
    private final AzureError mismatch;

    LeaseSubject(String word, AzureError notPresent, AzureError mismatch) {
        this.word = word;
        this.notPresent = notPresent;
        this.mismatch = mismatch;
    }

    /** A file's lease never ends by itself, so there is nothing to renew. */
    boolean isInfiniteOnly() {
        return this == FILE;
    }

    AzureException notPresent() {
        return refusal(notPresent);
    }

    AzureException mismatch() {
        return refusal(mismatch);
    }

    /** The error with the one word that fits in its message. */
    AzureException refusal(AzureError error) {
        return new AzureException(error, error.message().replace("blob/container", word));
    }
}
