package org.elasto.client;

/** Tells who we are; asked for every request, so it may hand out fresh credentials as old ones expire. Thread-safe. */
@FunctionalInterface
public interface CredentialsProvider {

    /**
     * The credentials to sign with now.
     *
     * @throws StorageException UNAUTHENTICATED if there are none
     */
    Credentials credentials();
}
