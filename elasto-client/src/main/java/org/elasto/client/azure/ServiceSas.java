package org.elasto.client.azure;

import java.time.Instant;
import org.elasto.client.AzureCredentials;
import org.elasto.client.http.PercentEncoding;

/**
 * A signature that lets whoever has it read one blob or file for a while: what the service needs to fetch the source of a copy.
 */
public final class ServiceSas {

    private static final String VERSION = "2020-12-06";

    private ServiceSas() {}

    /**
     * The query that reads one blob.
     *
     * @param container its container
     * @param blob its name, unescaped
     * @param expiry until when, in whole seconds
     */
    public static String readBlob(AzureCredentials.SharedKey who, String container, String blob, Instant expiry) {
        String until = AzureDates.iso8601(expiry);
        return query("b", until, stringToSign(who.account(), container, blob, until), who);
    }

    /**
     * The query that reads one file.
     *
     * @param share its share
     * @param file its path in the share, unescaped
     * @param expiry until when, in whole seconds
     */
    public static String readFile(AzureCredentials.SharedKey who, String share, String file, Instant expiry) {
        String until = AzureDates.iso8601(expiry);
        return query("f", until, fileStringToSign(who.account(), share, file, until), who);
    }

    private static String query(String kind, String until, String stringToSign, AzureCredentials.SharedKey who) {
        String signature = SharedKeySigner.signature(stringToSign, who.key());
        return "sv=" + VERSION + "&sr=" + kind + "&sp=r&se=" + PercentEncoding.encode(until) + "&sig="
                + PercentEncoding.encode(signature);
    }

    /** Permissions, start, expiry, resource, policy, address, protocol, version, five answers: no kind, no snapshot. */
    static String fileStringToSign(String account, String share, String file, String expiry) {
        String resource = "/file/" + account + "/" + share + "/" + file;
        return "r\n\n" + expiry + "\n" + resource + "\n\n\n\n" + VERSION + "\n\n\n\n\n";
    }

    /** Permissions, start, expiry, resource, policy, address, protocol, version, kind, snapshot, scope, five answers. */
    static String stringToSign(String account, String container, String blob, String expiry) {
        String resource = "/blob/" + account + "/" + container + "/" + blob.replace('\\', '/');
        return "r\n\n" + expiry + "\n" + resource + "\n\n\n\n" + VERSION + "\nb\n\n\n" + "\n\n\n\n";
    }
}
