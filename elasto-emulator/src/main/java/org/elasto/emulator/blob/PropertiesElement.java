package org.elasto.emulator.blob;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.elasto.emulator.azure.ApiVersion;
import org.elasto.emulator.azure.AzureDates;
import org.elasto.emulator.azure.PercentText;
import org.elasto.emulator.azure.XmlDocument;
import org.elasto.emulator.azure.front.ContentHeaders;
import org.elasto.emulator.azure.front.CopyState;
import org.elasto.emulator.blob.BlobItem.Kind;
import org.jspecify.annotations.Nullable;

/** Writes the properties of the blobs in a list, in the service's order. Not thread-safe. */
final class PropertiesElement {

    private final XmlDocument out;
    private final Set<ListInclude> include;
    private final ApiVersion version;
    private final Instant now;

    PropertiesElement(XmlDocument out, Set<ListInclude> include, ApiVersion version, Instant now) {
        this.out = out;
        this.include = include;
        this.version = version;
        this.now = now;
    }

    void write(BlobItem item, Blob blob) {
        ContentHeaders headers = blob.headers();
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
        optional("ArchiveStatus", tier.rehydration());
        if (tier.inferred()) {
            out.element("AccessTierInferred", "true");
        } else if (tier.changed() != null) {
            out.element("AccessTierChangeTime", AzureDates.http(tier.changed()));
        }
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

    private void optional(String name, @Nullable String value) {
        if (value != null) {
            out.element(name, value);
        }
    }

    private static @Nullable String nonEmpty(String text) {
        return text.isEmpty() ? null : text;
    }
}
