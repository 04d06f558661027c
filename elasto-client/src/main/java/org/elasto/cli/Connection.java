package org.elasto.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.elasto.client.ClientConfig;
import org.jspecify.annotations.Nullable;

/**
 * How to reach the services, as the command line says; what it does not say is found in the environment, then
 * in elasto config.
 *
 * @param insecureHttp whether plain HTTP is allowed
 * @param endpoint the default endpoint, with or without a scheme
 * @param region to sign for
 * @param profile of elasto config and of the AWS files
 * @param credentialsFile a credentials.csv
 */
record Connection(
        boolean insecureHttp,
        @Nullable String endpoint,
        @Nullable String region,
        @Nullable String profile,
        @Nullable Path credentialsFile) {

    /** The client's settings. */
    ClientConfig config(Map<String, String> variables) {
        return config(variables, Profile.of(profile, variables));
    }

    /**
     * The client's settings.
     *
     * @param stored the profile of elasto config in use
     */
    ClientConfig config(Map<String, String> variables, Profile stored) {
        String home = variables.get("HOME");
        ClientConfig.Builder config =
                ClientConfig.fromEnvironment(variables, home == null ? null : Path.of(home)).toBuilder();
        if (profile != null) {
            config.profile(profile);
        }
        stored.apply(config);
        ClientConfig found = config.build();
        if (insecureHttp) {
            config.insecureHttp(true);
        }
        if (endpoint != null) {
            config.s3Endpoint(endpointUri(endpoint, insecureHttp));
        } else if (found.s3Endpoint() != null) {
            requireSecure(found.s3Endpoint(), insecureHttp || found.insecureHttp());
        }
        if (region != null) {
            config.region(region);
        }
        if (credentialsFile != null) {
            config.credentials(CredentialsCsv.read(credentialsFile));
        }
        return config.build();
    }

    private static URI endpointUri(String text, boolean insecure) {
        boolean scheme = text.contains("://");
        URI uri = parse(scheme ? text : "https://" + text);
        if (scheme) {
            requireSecure(uri, insecure);
            return uri;
        }
        return insecure || isLoopback(uri) ? parse("http://" + text) : uri;
    }

    private static URI parse(String text) {
        try {
            URI uri = new URI(text);
            boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            if (!http || uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawQuery() != null) {
                throw CliException.usage("'" + text + "' is no endpoint: give http(s)://host[:port]");
            }
            return uri;
        } catch (URISyntaxException e) {
            throw new CliException(
                    Failure.local(ExitCode.USAGE, "USAGE", "'" + text + "' is no endpoint: " + e.getReason()));
        }
    }

    /** Signed requests show names and content to everybody between; that is to be said aloud. */
    private static void requireSecure(URI uri, boolean insecure) {
        if ("http".equalsIgnoreCase(uri.getScheme()) && !insecure && !isLoopback(uri)) {
            throw CliException.usage("the endpoint " + uri + " is plain HTTP; give -i if that is meant");
        }
    }

    private static boolean isLoopback(URI uri) {
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || host.startsWith("127.")
                || host.equals("[::1]");
    }
}
