package org.elasto.client.azure;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.elasto.client.AzureCredentials;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.jspecify.annotations.Nullable;

/** The connection string of a storage account: {@code Name=value} pairs between semicolons. Shows no secrets. */
final class ConnectionString {

    /** The account that every emulator has, and its key, which is no secret. */
    static final AzureCredentials.SharedKey DEVELOPMENT = new AzureCredentials.SharedKey(
            "devstoreaccount1",
            "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==");

    private static final String SAS = "SharedAccessSignature";

    private final Map<String, String> pairs;

    private ConnectionString(Map<String, String> pairs) {
        this.pairs = pairs;
    }

    /**
     * Reads it.
     *
     * @throws StorageException INVALID_ARGUMENT, without the text, if it is none
     */
    static ConnectionString parse(String text) {
        Map<String, String> pairs = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String pair : text.split(";", -1)) {
            if (pair.isBlank()) {
                continue;
            }
            int equals = pair.indexOf('=');
            if (equals < 1
                    || pairs.put(
                                    pair.substring(0, equals).strip(),
                                    pair.substring(equals + 1).strip())
                            != null) {
                throw invalid("is made of Name=value pairs, each name once, with semicolons between them");
            }
        }
        if (pairs.isEmpty()) {
            throw invalid("is empty");
        }
        return "true".equalsIgnoreCase(pairs.get("UseDevelopmentStorage"))
                ? new ConnectionString(development(pairs))
                : new ConnectionString(pairs);
    }

    private static Map<String, String> development(Map<String, String> given) {
        String proxy = given.getOrDefault("DevelopmentStorageProxyUri", "http://127.0.0.1");
        URI host = uri("DevelopmentStorageProxyUri", proxy);
        String base = host.getScheme() + "://" + host.getHost();
        Map<String, String> pairs = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        pairs.put("AccountName", DEVELOPMENT.account());
        pairs.put("AccountKey", DEVELOPMENT.key());
        pairs.put("BlobEndpoint", base + ":10000/" + DEVELOPMENT.account());
        pairs.put("BlobSecondaryEndpoint", base + ":10000/" + DEVELOPMENT.account() + "-secondary");
        // Nobody else names a port for files; this is that of our own emulator.
        pairs.put("FileEndpoint", base + ":10003/" + DEVELOPMENT.account());
        return pairs;
    }

    @Nullable
    String account() {
        return pairs.get("AccountName");
    }

    @Nullable
    AzureCredentials credentials() {
        String sas = pairs.get(SAS);
        if (sas != null) {
            return new AzureCredentials.Sas(sas);
        }
        String key = pairs.get("AccountKey");
        String account = account();
        return account == null || key == null ? null : new AzureCredentials.SharedKey(account, key);
    }

    /**
     * Where a service is.
     *
     * @param service {@code Blob} or {@code File}
     * @return null if it does not say
     */
    @Nullable
    URI endpoint(String service) {
        String given = pairs.get(service + "Endpoint");
        if (given != null) {
            return uri(service + "Endpoint", given);
        }
        String account = account();
        if (account == null) {
            return null;
        }
        String protocol = pairs.getOrDefault("DefaultEndpointsProtocol", "https");
        String suffix = pairs.getOrDefault("EndpointSuffix", "core.windows.net");
        return uri(
                "EndpointSuffix", protocol + "://" + account + "." + service.toLowerCase(Locale.ROOT) + "." + suffix);
    }

    /** Where the copy in another region is; null if it does not say. */
    @Nullable
    URI secondaryEndpoint(String service) {
        String name = service + "SecondaryEndpoint";
        String given = pairs.get(name);
        return given == null ? null : uri(name, given);
    }

    private static URI uri(String name, String text) {
        try {
            URI uri = URI.create(text);
            boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            if (http && uri.getHost() != null && uri.getRawUserInfo() == null && uri.getRawQuery() == null) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            throw new StorageException(
                    ErrorKind.INVALID_ARGUMENT, "a connection string has no URL in its " + name, false, null, e);
        }
        throw invalid("has an http:// or https:// URL in its " + name);
    }

    private static StorageException invalid(String what) {
        return new StorageException(ErrorKind.INVALID_ARGUMENT, "a connection string " + what);
    }

    @Override
    public String toString() {
        return "ConnectionString" + pairs.keySet();
    }
}
