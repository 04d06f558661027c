package org.elasto.client.azure;

import java.time.Instant;
import org.elasto.client.AzureCredentials;
import org.elasto.client.http.PercentEncoding;

/**
 * A signature that lets whoever has it use one blob or file for a while: what the service needs to fetch the source of a
 * copy, and what is in the URLs that are handed out.
 */
public final class ServiceSas {

    private static final String VERSION = "2020-12-06";

    private ServiceSas() {}

    /**
     * What is let.
     *
     * @param permissions as the service abbreviates and orders them
     * @param expiry until when, in whole seconds
     */
    public record Grant(String permissions, Instant expiry) {

        /** To read. */
        public static Grant reading(Instant expiry) {
            return new Grant("r", expiry);
        }

        /** What one method of HTTP takes: GET, HEAD, PUT or DELETE. */
        public static Grant of(String method, Instant expiry) {
            return switch (method) {
                case "GET", "HEAD" -> reading(expiry);
                case "PUT" -> new Grant("cw", expiry);
                case "DELETE" -> new Grant("d", expiry);
                default -> throw new IllegalArgumentException(method);
            };
        }

        private String until() {
            return AzureDates.iso8601(expiry);
        }
    }

    /**
     * The query that lets whoever has it do something to one blob.
     *
     * @param container its container
     * @param blob its name, unescaped
     */
    public static String blob(AzureCredentials.SharedKey who, String container, String blob, Grant grant) {
        return query("b", grant, stringToSign(who.account(), container, blob, grant), who);
    }

    /**
     * The query that lets whoever has it do something to one file.
     *
     * @param share its share
     * @param file its path in the share, unescaped
     */
    public static String file(AzureCredentials.SharedKey who, String share, String file, Grant grant) {
        return query("f", grant, fileStringToSign(who.account(), share, file, grant), who);
    }

    /** The query that reads one blob. */
    public static String readBlob(AzureCredentials.SharedKey who, String container, String blob, Instant expiry) {
        return blob(who, container, blob, Grant.reading(expiry));
    }

    /** The query that reads one file. */
    public static String readFile(AzureCredentials.SharedKey who, String share, String file, Instant expiry) {
        return file(who, share, file, Grant.reading(expiry));
    }

    private static String query(String kind, Grant grant, String stringToSign, AzureCredentials.SharedKey who) {
        String signature = SharedKeySigner.signature(stringToSign, who.key());
        return "sv=" + VERSION + "&sr=" + kind + "&sp=" + grant.permissions() + "&se="
                + PercentEncoding.encode(grant.until()) + "&sig=" + PercentEncoding.encode(signature);
    }

    /** Permissions, start, expiry, resource, policy, address, protocol, version, five answers: no kind, no snapshot. */
    static String fileStringToSign(String account, String share, String file, Grant grant) {
        String resource = "/file/" + account + "/" + share + "/" + file;
        return grant.permissions() + "\n\n" + grant.until() + "\n" + resource + "\n\n\n\n" + VERSION + "\n\n\n\n\n";
    }

    /** Permissions, start, expiry, resource, policy, address, protocol, version, kind, snapshot, scope, five answers. */
    static String stringToSign(String account, String container, String blob, Grant grant) {
        String resource = "/blob/" + account + "/" + container + "/" + blob.replace('\\', '/');
        return grant.permissions() + "\n\n" + grant.until() + "\n" + resource + "\n\n\n\n" + VERSION + "\nb\n\n\n"
                + "\n\n\n\n";
    }
}
