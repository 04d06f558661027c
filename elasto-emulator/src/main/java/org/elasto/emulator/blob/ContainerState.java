package org.elasto.emulator.blob;

import java.util.List;
import org.elasto.emulator.azure.AzureError;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.Etag;
import org.elasto.emulator.azure.Lease;
import org.elasto.emulator.azure.StoredPolicy;
import org.elasto.emulator.azure.front.Deletable;
import org.elasto.emulator.azure.front.Deletion;
import org.elasto.emulator.azure.front.Metadata;
import org.jspecify.annotations.Nullable;

/**
 * What is kept with a container. Immutable.
 *
 * @param publicAccess what anybody may read
 * @param policies stored access policies, at most five
 * @param deletion null while it is not deleted
 */
record ContainerState(
        Etag etag,
        Metadata metadata,
        PublicAccess publicAccess,
        List<StoredPolicy> policies,
        Lease lease,
        String encryptionScope,
        boolean scopeFixed,
        @Nullable Deletion deletion)
        implements Deletable {

    /** What anybody may read. */
    enum PublicAccess {
        NONE(null),
        BLOB("blob"),
        CONTAINER("container");

        private static final String HEADER = "x-ms-blob-public-access";

        private final @Nullable String word;

        PublicAccess(@Nullable String word) {
            this.word = word;
        }

        /** As x-ms-blob-public-access has it; null for none. */
        @Nullable
        String word() {
            return word;
        }

        /**
         * What a request asks for.
         *
         * @throws AzureException InvalidHeaderValue, PublicAccessNotPermitted
         */
        static PublicAccess of(BlobCall call) {
            String text = call.header(HEADER);
            if (text == null) {
                return NONE;
            }
            require(call.target().account());
            for (PublicAccess access : values()) {
                if (text.equalsIgnoreCase(access.word)) {
                    return access;
                }
            }
            throw AzureException.invalidHeader(HEADER, text);
        }

        /** @throws AzureException PublicAccessNotPermitted where nothing of an account is public, whatever containers say */
        static void require(BlobAccount account) {
            if (!account.account().access().anonymous()) {
                throw new AzureException(AzureError.PUBLIC_ACCESS_NOT_PERMITTED);
            }
        }
    }

    /** The scope that blobs are encrypted in unless they say otherwise, as answers have it. */
    String scopeOrDefault() {
        return encryptionScope.isEmpty() ? "$account-encryption-key" : encryptionScope;
    }

    ContainerState withMetadata(Metadata changed, Etag at) {
        return new ContainerState(at, changed, publicAccess, policies, lease, encryptionScope, scopeFixed, deletion);
    }

    ContainerState withAccess(PublicAccess access, List<StoredPolicy> stored, Etag at) {
        return new ContainerState(at, metadata, access, stored, lease, encryptionScope, scopeFixed, deletion);
    }

    ContainerState withLease(Lease changed) {
        return new ContainerState(
                etag, metadata, publicAccess, policies, changed, encryptionScope, scopeFixed, deletion);
    }

    ContainerState withDeletion(@Nullable Deletion changed) {
        return new ContainerState(etag, metadata, publicAccess, policies, lease, encryptionScope, scopeFixed, changed);
    }
}
