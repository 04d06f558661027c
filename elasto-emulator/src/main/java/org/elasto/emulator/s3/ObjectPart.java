package org.elasto.emulator.s3;

import org.jspecify.annotations.Nullable;

/**
 * One part of an object that was uploaded in parts.
 *
 * @param number as the client numbered it, 1 to 10,000
 * @param size in bytes
 * @param checksum of the part alone, or null
 */
record ObjectPart(int number, long size, @Nullable Checksum checksum) {}
