package org.elasto.client.azure;

import java.net.URI;
import java.util.Locale;
import org.elasto.client.ConfigKey;

/** A storage service, and what settings and connection strings call its endpoints. */
public enum AzureService {
    BLOB;

    /** As connection strings spell it. */
    String word() {
        return switch (this) {
            case BLOB -> "Blob";
        };
    }

    /** As host names have it. */
    String label() {
        return word().toLowerCase(Locale.ROOT);
    }

    /** Which setting says where it is. */
    ConfigKey<URI> endpoint() {
        return switch (this) {
            case BLOB -> ConfigKey.BLOB_ENDPOINT;
        };
    }

    /** Which setting says where it can be read, too. */
    ConfigKey<URI> secondary() {
        return switch (this) {
            case BLOB -> ConfigKey.BLOB_SECONDARY_ENDPOINT;
        };
    }
}
