package org.elasto.client;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The files in which the tools of AWS keep profiles. Thread-safe. */
final class AwsFiles {

    /** Ways to come by credentials that need more than a file. */
    private static final List<String> INDIRECT =
            List.of("role_arn", "credential_process", "sso_session", "sso_start_url", "web_identity_token_file");

    private final @Nullable IniFile credentials;
    private final @Nullable IniFile config;

    AwsFiles(Map<String, String> environment, @Nullable Path home) {
        this.credentials = file(environment.get("AWS_SHARED_CREDENTIALS_FILE"), home, "credentials");
        this.config = file(environment.get("AWS_CONFIG_FILE"), home, "config");
    }

    private static @Nullable IniFile file(@Nullable String named, @Nullable Path home, String name) {
        if (named != null && !named.isBlank()) {
            return new IniFile(
                    named.startsWith("~/") && home != null ? home.resolve(named.substring(2)) : Path.of(named));
        }
        return home == null ? null : new IniFile(home.resolve(".aws").resolve(name));
    }

    private static Map<String, String> section(@Nullable IniFile file, String name) {
        return file == null ? Map.of() : file.section(name);
    }

    private Map<String, String> inConfig(String profile) {
        return section(config, profile.equals("default") ? profile : "profile " + profile);
    }

    /**
     * The keys of a profile, or null.
     *
     * @param looked hears where they are not
     */
    @Nullable
    Credentials credentials(String profile, List<String> looked) {
        Map<String, String> first = section(credentials, profile);
        Credentials found = keys(first);
        Map<String, String> second = inConfig(profile);
        if (found == null) {
            found = keys(second);
        }
        if (found == null) {
            looked.addAll(misses(profile, first, second));
        }
        return found;
    }

    private List<String> misses(String profile, Map<String, String> first, Map<String, String> second) {
        List<String> misses = new ArrayList<>();
        for (String way : INDIRECT) {
            if (first.containsKey(way) || second.containsKey(way)) {
                misses.add("the profile " + profile + " has " + way + ", which is not supported");
            }
        }
        for (IniFile file : new @Nullable IniFile[] {credentials, config}) {
            if (file != null) {
                misses.add("no keys of the profile " + profile + " in " + file.path()
                        + (file.exists() ? "" : ", which does not exist"));
            }
        }
        if (credentials == null && config == null) {
            misses.add("there is no home directory with .aws in it");
        }
        return misses;
    }

    private static @Nullable Credentials keys(Map<String, String> section) {
        String accessKey = section.get("aws_access_key_id");
        String secretKey = section.get("aws_secret_access_key");
        return accessKey == null || secretKey == null
                ? null
                : new Credentials(accessKey, secretKey, section.get("aws_session_token"));
    }

    /** The region of a profile, or null. */
    @Nullable
    String region(String profile) {
        String region = inConfig(profile).get("region");
        return region == null ? section(credentials, profile).get("region") : region;
    }
}
