package org.elasto.client.blob;

/**
 * A block of a list that is to be committed.
 *
 * @param id in Base64
 * @param committed whether it is one of those the blob has now, else one that was put since
 */
public record ListedBlock(String id, boolean committed) {}
