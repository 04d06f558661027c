package org.elasto.emulator.blob;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.elasto.emulator.azure.ApiVersion;
import org.elasto.emulator.azure.AzureDates;
import org.elasto.emulator.azure.BlobNames;
import org.elasto.emulator.azure.PercentText;
import org.elasto.emulator.azure.XmlDocument;
import org.elasto.emulator.blob.BlobItem.Kind;
import org.jspecify.annotations.Nullable;

/** Writes the entries of lists of blobs. Not thread-safe. */
final class BlobElement {

    private final XmlDocument out;
    private final Set<ListInclude> include;
    private final ApiVersion version;
    private final Instant now;

    BlobElement(XmlDocument out, Set<ListInclude> include, ApiVersion version, Instant now) {
        this.out = out;
        this.include = include;
        this.version = version;
        this.now = now;
    }

    void write(BlobItem item) {
        if (item.kind() == Kind.PREFIX) {
            out.open("BlobPrefix");
            name(item.name());
            out.close("BlobPrefix");
            return;
        }
        out.open("Blob");
        name(item.name());
        Blob blob = item.blob();
        if (blob == null) {
            uncommitted();
        } else {
            identity(item, blob);
            properties(item, blob);
            if (include.contains(ListInclude.METADATA)) {
                metadata(blob);
            }
            if (include.contains(ListInclude.TAGS) && !blob.tags().isEmpty()) {
                TagsDocument.write(out, blob.tags());
            }
            if (isWithoutBase(item)) {
                out.element("HasVersionsOnly", "true");
            }
        }
        out.close("Blob");
    }

    private void name(String name) {
        name(out, name, version);
    }

    /** The name of a blob or a prefix; what XML cannot carry is percent-encoded. */
    static void name(XmlDocument out, String name, ApiVersion version) {
        String encoded = version.atLeast(ApiVersion.ENCODED_BLOB_NAMES) ? BlobNames.encoded(name) : null;
        if (encoded == null) {
            out.element("Name", name);
        } else {
            out.open("Name").attribute("Encoded", "true").text(encoded).close("Name");
        }
    }

    private static boolean isWithoutBase(BlobItem item) {
        return item.kind() == Kind.VERSIONS_ONLY;
    }

    private void uncommitted() {
        out.open("Properties")
                .element("Content-Length", "0")
                .element("BlobType", BlobType.BLOCK.word())
                .element("AccessTier", BlobTier.INFERRED.name())
                .element("AccessTierInferred", "true")
                .element("LeaseStatus", "unlocked")
                .element("LeaseState", "available")
                .element("ServerEncrypted", "false")
                .close("Properties");
    }

    private void identity(BlobItem item, Blob blob) {
        if (item.kind() == Kind.SNAPSHOT) {
            out.element("Snapshot", item.id());
        } else if (include.contains(ListInclude.VERSIONS)
                && !blob.stamp().versionId().isEmpty()) {
            out.element("VersionId", blob.stamp().versionId());
            if (item.kind() == Kind.BASE && !item.isDeleted()) {
                out.element("IsCurrentVersion", "true");
            }
        }
        if (item.isDeleted()) {
            out.element("Deleted", "true");
        }
    }

    private void properties(BlobItem item, Blob blob) {
        BlobHeaders headers = blob.headers();
        out.open("Properties");
        if (version.atLeast(ApiVersion.TELLS_CREATION_TIME)) {
            out.element("Creation-Time", AzureDates.http(blob.stamp().created()));
        }
        out.element("Last-Modified", blob.etag().lastModified())
                .element("Etag", blob.etag().bare())
                .element("Content-Length", Long.toString(blob.length()));
        header("Content-Type", headers.contentType());
        header("Content-Encoding", headers.contentEncoding());
        header("Content-Language", headers.contentLanguage());
        header("Content-MD5", headers.contentMd5());
        header("Cache-Control", headers.cacheControl());
        header("Content-Disposition", headers.contentDisposition());
        if (blob.body() instanceof PageBody pages) {
            out.element("x-ms-blob-sequence-number", Long.toString(pages.sequenceNumber()));
        }
        out.element("BlobType", blob.body().type().word());
        if (item.kind() == Kind.BASE) {
            tier(blob.state().tier());
            lease(item, blob);
        }
        if (include.contains(ListInclude.COPY) && blob.state().copy() != null) {
            copy(blob.state().copy());
        }
        state(blob);
        out.close("Properties");
    }

    private void header(String name, @Nullable String value) {
        out.element(name, value == null ? "" : PercentText.received(value));
    }

    private void tier(BlobTier tier) {
        out.element("AccessTier", tier.name());
        if (tier.inferred()) {
            out.element("AccessTierInferred", "true");
        } else if (tier.changed() != null) {
            out.element("AccessTierChangeTime", AzureDates.http(tier.changed()));
        }
        optional("ArchiveStatus", tier.rehydration());
        if (version.atLeast(ApiVersion.TELLS_REHYDRATE_PRIORITY)) {
            optional("RehydratePriority", tier.priority());
        }
    }

    private void lease(BlobItem item, Blob blob) {
        if (item.isDeleted()) {
            out.element("LeaseStatus", "");
            return;
        }
        out.element("LeaseStatus", blob.lease().state(now).status())
                .element("LeaseState", blob.lease().state(now).word());
        optional("LeaseDuration", blob.lease().durationWord(now));
    }

    private void copy(CopyState copy) {
        out.element("CopyId", copy.id())
                .element("CopySource", copy.source())
                .element("CopyStatus", copy.status().word())
                .element("CopyProgress", copy.progress());
        optional("CopyCompletionTime", copy.completed() == null ? null : AzureDates.http(copy.completed()));
        optional("CopyStatusDescription", copy.description());
        if (copy.destinationSnapshot() != null) {
            out.element("CopyDestinationSnapshot", copy.destinationSnapshot());
        }
    }

    private void state(Blob blob) {
        BlobState state = blob.state();
        if (version.atLeast(ApiVersion.TELLS_ENCRYPTION)) {
            out.element("ServerEncrypted", "true");
        }
        optional("CustomerProvidedKeySha256", nonEmpty(state.encryption().keySha256()));
        optional("EncryptionScope", nonEmpty(state.encryption().scope()));
        if (state.copy() != null && state.copy().destinationSnapshot() != null) {
            out.element("IncrementalCopy", "true");
        }
        if (blob.body() instanceof AppendBody append && append.sealed()) {
            out.element("Sealed", "true");
        }
        if (state.deletion() != null) {
            Duration left = Duration.between(now, state.deletion().until());
            out.element("DeletedTime", AzureDates.http(state.deletion().at()))
                    .element("RemainingRetentionDays", Long.toString(left.toDays()));
        }
        if (!blob.tags().isEmpty()) {
            out.element("TagCount", Integer.toString(blob.tags().size()));
        }
        optional("Expiry-Time", state.expiry() == null ? null : AzureDates.http(state.expiry()));
        protection(state.protection());
    }

    private void protection(Protection protection) {
        if (include.contains(ListInclude.IMMUTABILITYPOLICY) && protection.until() != null) {
            out.element("ImmutabilityPolicyUntilDate", AzureDates.http(protection.until()))
                    .element("ImmutabilityPolicyMode", protection.locked() ? "locked" : "unlocked");
        }
        if (include.contains(ListInclude.LEGALHOLD) && protection.legalHold()) {
            out.element("LegalHold", "true");
        }
    }

    /** Metadata is encrypted with the customer's key, which nobody brings to a list. */
    private void metadata(Blob blob) {
        if (!blob.state().encryption().keySha256().isEmpty()) {
            out.open("Metadata").attribute("Encrypted", "true").close("Metadata");
        } else {
            metadata(out, blob.metadata().values());
        }
    }

    static void metadata(XmlDocument out, Map<String, String> values) {
        out.open("Metadata");
        values.forEach((name, value) -> out.element(name, PercentText.received(value)));
        out.close("Metadata");
    }

    private void optional(String name, @Nullable String value) {
        if (value != null) {
            out.element(name, value);
        }
    }

    private static @Nullable String nonEmpty(String text) {
        return text.isEmpty() ? null : text;
    }
}
