package org.elasto.emulator.blob;

import org.elasto.emulator.azure.AzureAccount;
import org.elasto.emulator.azure.SasSigner;

/** Makes a service SAS for one blob. */
final class BlobSas {

    private BlobSas() {}

    /**
     * The URL of a blob with a SAS.
     *
     * @param path {@code /container/blob} in characters that need no escape
     */
    static String url(String account, String path, String permissions) {
        return urlWith(account, path, "sp=" + permissions);
    }

    /** The same with other fields besides. */
    static String urlWith(String account, String path, String fields) {
        int slash = path.indexOf('/', 1);
        String query = "sv=2019-12-12&sr=b&se=2027-01-01T00:00:00Z&" + fields;
        return "http://localhost:9000/" + account + path + '?'
                + SasSigner.sign(
                        query,
                        AzureAccount.of(account, BlobBench.KEY),
                        path.substring(1, slash),
                        path.substring(slash + 1));
    }
}
