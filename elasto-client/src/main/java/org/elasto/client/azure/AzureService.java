package org.elasto.client.azure;

import java.net.URI;
import java.util.Locale;
import org.elasto.client.ConfigKey;

/** A storage service, and what settings and connection strings call its endpoints. */
public enum AzureService {
    BLOB,
    FILE;

    /** As connection strings spell it. */
    String word() {
        return switch (this) {
            case BLOB -> "Blob";
            case FILE -> "File";
        };
    }

    /** What holds its blobs or files. */
    public String containers() {
        return switch (this) {
            case BLOB -> "containers";
            case FILE -> "shares";
        };
    }

    /** As host names have it. */
    public String label() {
        return word().toLowerCase(Locale.ROOT);
    }

    /** Which setting says where it is. */
    ConfigKey<URI> endpoint() {
        return switch (this) {
            case BLOB -> ConfigKey.BLOB_ENDPOINT;
            case FILE -> ConfigKey.FILE_ENDPOINT;
        };
    }

    /** Which setting says where it can be read, too. */
    ConfigKey<URI> secondary() {
        return switch (this) {
            case BLOB -> ConfigKey.BLOB_SECONDARY_ENDPOINT;
            case FILE -> ConfigKey.FILE_SECONDARY_ENDPOINT;
        };
    }

    /** Which version of it we speak. */
    String version() {
        return switch (this) {
            case BLOB -> AzureVersion.CURRENT;
            case FILE -> AzureVersion.FILE;
        };
    }
}
