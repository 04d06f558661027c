package org.elasto.cli;

import org.jspecify.annotations.Nullable;

/** What elasto config keeps besides the client's settings: who we are. */
enum CredentialKey {
    ACCESS_KEY_ID("access-key-id", false, "AWS_ACCESS_KEY_ID"),
    SECRET_ACCESS_KEY("secret-access-key", true, "AWS_SECRET_ACCESS_KEY"),
    SESSION_TOKEN("session-token", true, "AWS_SESSION_TOKEN"),
    AZURE_KEY("azure-key", true, "AZURE_STORAGE_KEY"),
    AZURE_SAS_TOKEN("azure-sas-token", true, "AZURE_STORAGE_SAS_TOKEN"),
    AZURE_CONNECTION_STRING("azure-connection-string", true, "AZURE_STORAGE_CONNECTION_STRING"),
    MANAGEMENT_TOKEN("management-token", true, "ELASTO_MANAGEMENT_TOKEN");

    private final String key;
    private final boolean secret;
    private final String variable;

    CredentialKey(String key, boolean secret, String variable) {
        this.key = key;
        this.secret = secret;
        this.variable = variable;
    }

    /** Its name in the file. */
    String key() {
        return key;
    }

    /** Whether it is never shown, nor taken from a command line. */
    boolean secret() {
        return secret;
    }

    /** Its name in the environment. */
    String variable() {
        return variable;
    }

    /** Whether it is for AWS, not for Azure. */
    boolean aws() {
        return this == ACCESS_KEY_ID || this == SECRET_ACCESS_KEY || this == SESSION_TOKEN;
    }

    /** The one of that name, or null. */
    static @Nullable CredentialKey of(String key) {
        for (CredentialKey each : values()) {
            if (each.key.equals(key)) {
                return each;
            }
        }
        return null;
    }
}
