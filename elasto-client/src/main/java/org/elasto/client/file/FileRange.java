package org.elasto.client.file;

import org.elasto.client.ByteRange;

/**
 * Where a service is to fetch from.
 *
 * @param file of the same account
 * @param range which bytes
 */
public record FileRange(FileRef file, ByteRange range) {}
