package org.elasto.emulator.store;

/**
 * One named thing in a container.
 *
 * @param content its bytes
 * @param attributes what the protocol keeps with it
 */
public record Entry(Content content, Attributes attributes) {}
