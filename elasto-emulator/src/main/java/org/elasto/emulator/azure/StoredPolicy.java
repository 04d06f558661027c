package org.elasto.emulator.azure;

/**
 * A stored access policy of a container or share, to which a SAS may refer. Immutable.
 *
 * @param id up to 64 characters
 * @param start as a SAS writes it; empty where the SAS has to say
 * @param expiry likewise
 * @param permissions likewise
 */
public record StoredPolicy(String id, String start, String expiry, String permissions) {}
