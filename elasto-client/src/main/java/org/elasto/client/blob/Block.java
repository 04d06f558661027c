package org.elasto.client.blob;

/**
 * A block that is there.
 *
 * @param id in Base64
 * @param size in bytes
 */
public record Block(String id, long size) {}
