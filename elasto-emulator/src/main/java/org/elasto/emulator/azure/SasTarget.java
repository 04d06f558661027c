package org.elasto.emulator.azure;

/**
 * What a request addresses, as far as a SAS has to do with it. Immutable.
 *
 * @param container or share; empty for the account itself
 * @param path name of the blob, directory or file, decoded; empty for the container itself
 * @param snapshot the snapshot or version that the query names, as sent; empty for none
 */
public record SasTarget(StorageService service, AzureAccount account, String container, String path, String snapshot) {

    /** The canonical resource of a SAS for this container, or for a name in it. */
    String resource(ApiVersion version, String name) {
        StringBuilder out = new StringBuilder();
        if (version.atLeast(ApiVersion.SAS_RESOURCE_NAMES_SERVICE)) {
            out.append('/').append(service.word());
        }
        out.append('/').append(account.name()).append('/').append(container);
        if (!name.isEmpty()) {
            out.append('/').append(name.replace('\\', '/'));
        }
        return out.toString();
    }
}
