package org.elasto.emulator.blob;

import java.time.Instant;
import java.util.Set;
import org.elasto.emulator.azure.ApiVersion;
import org.elasto.emulator.azure.BlobNames;
import org.elasto.emulator.azure.XmlDocument;
import org.elasto.emulator.blob.BlobItem.Kind;

/** Writes the entries of lists of blobs. Not thread-safe. */
final class BlobElement {

    private final XmlDocument out;
    private final Set<ListInclude> include;
    private final ApiVersion version;
    private final PropertiesElement properties;

    BlobElement(XmlDocument out, Set<ListInclude> include, ApiVersion version, Instant now) {
        this.out = out;
        this.include = include;
        this.version = version;
        this.properties = new PropertiesElement(out, include, version, now);
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
            properties.write(item, blob);
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

    /** Metadata is encrypted with the customer's key, which nobody brings to a list. */
    private void metadata(Blob blob) {
        if (!blob.state().encryption().keySha256().isEmpty()) {
            out.open("Metadata").attribute("Encrypted", "true").close("Metadata");
        } else {
            blob.metadata().write(out);
        }
    }
}
