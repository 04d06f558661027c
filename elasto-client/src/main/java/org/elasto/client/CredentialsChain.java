package org.elasto.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who we are: what the settings say; else the environment (AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY,
 * AWS_SESSION_TOKEN); else the profile in {@code ~/.aws/credentials} and {@code ~/.aws/config}. A profile that the
 * settings name goes before the environment, unless it is the environment that names it. Files are read again when they
 * change. Thread-safe.
 */
public final class CredentialsChain implements CredentialsProvider {

    private static final String ACCESS_KEY = "AWS_ACCESS_KEY_ID";
    private static final String SECRET_KEY = "AWS_SECRET_ACCESS_KEY";

    private final ClientConfig config;
    private final AwsFiles files;

    private CredentialsChain(ClientConfig config) {
        this.config = config;
        this.files = new AwsFiles(config.environment(), config.home());
    }

    /** Looks where these settings say. */
    public static CredentialsChain of(ClientConfig config) {
        return new CredentialsChain(config);
    }

    @Override
    public Credentials credentials() {
        CredentialsProvider given = config.credentials();
        if (given != null) {
            return given.credentials();
        }
        String profile = profile();
        List<String> looked = new ArrayList<>();
        if (named()) {
            looked.add("not in the environment, as a profile is named");
        } else {
            Credentials found = inEnvironment(looked);
            if (found != null) {
                return found;
            }
        }
        Credentials found = files.credentials(profile, looked);
        if (found != null) {
            return found;
        }
        throw new StorageException(
                ErrorKind.UNAUTHENTICATED, "no credentials were found; looked: " + String.join("; ", looked));
    }

    private @Nullable Credentials inEnvironment(List<String> looked) {
        Map<String, String> variables = config.environment();
        String accessKey = variables.getOrDefault(ACCESS_KEY, "").strip();
        String secretKey = variables.getOrDefault(SECRET_KEY, "").strip();
        if (!accessKey.isEmpty() && !secretKey.isEmpty()) {
            String token = variables.getOrDefault("AWS_SESSION_TOKEN", "").strip();
            return new Credentials(accessKey, secretKey, token.isEmpty() ? null : token);
        }
        if (accessKey.isEmpty() != secretKey.isEmpty()) {
            throw new StorageException(
                    ErrorKind.UNAUTHENTICATED,
                    "of " + ACCESS_KEY + " and " + SECRET_KEY + " only one is set in the environment");
        }
        looked.add(ACCESS_KEY + " is not set in the environment");
        return null;
    }

    private String profile() {
        String profile = config.profile();
        return profile == null ? "default" : profile;
    }

    /** Whether somebody asked for this profile more closely than the environment does. */
    private boolean named() {
        String profile = config.profile();
        Map<String, String> variables = config.environment();
        return profile != null
                && ConfigKey.PROFILE.variables().stream().noneMatch(name -> profile.equals(variables.get(name)));
    }

    /** The region in the settings, or that of the profile; null if neither names one. */
    public @Nullable String region() {
        String region = config.region();
        return region == null ? files.region(profile()) : region;
    }
}
