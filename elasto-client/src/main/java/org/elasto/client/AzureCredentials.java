package org.elasto.client;

import java.util.Base64;
import java.util.function.Supplier;

/** Who we are to Azure Storage. No text form shows a secret. */
public sealed interface AzureCredentials {

    /**
     * The key of an account.
     *
     * @param account whose key it is
     * @param key in Base64, as the portal shows it
     */
    record SharedKey(String account, String key) implements AzureCredentials {

        public SharedKey {
            boolean good = !account.isBlank() && !key.isBlank();
            try {
                good &= Base64.getDecoder().decode(key).length > 0;
            } catch (IllegalArgumentException e) {
                good = false;
            }
            if (!good) {
                throw new StorageException(
                        ErrorKind.INVALID_ARGUMENT, "an account key is Base64, and goes with the name of its account");
            }
        }

        @Override
        public String toString() {
            return "SharedKey[account=" + account + ", key=***]";
        }
    }

    /**
     * A shared access signature that somebody handed out.
     *
     * @param token its query, with or without the question mark
     */
    record Sas(String token) implements AzureCredentials {

        public Sas {
            token = token.startsWith("?") ? token.substring(1) : token;
            if (token.isEmpty() || token.chars().anyMatch(c -> c <= ' ' || c >= 0x7F || c == '#')) {
                throw new StorageException(
                        ErrorKind.INVALID_ARGUMENT, "a shared access signature is the query of a URL, escaped");
            }
        }

        @Override
        public String toString() {
            return "Sas[***]";
        }
    }

    /**
     * Tokens of an identity provider.
     *
     * @param token asked for every attempt of a request, so it may renew what expires; thread-safe
     */
    record Bearer(Supplier<String> token) implements AzureCredentials {

        @Override
        public String toString() {
            return "Bearer[***]";
        }
    }
}
