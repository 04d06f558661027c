package org.elasto.emulator.s3;

import org.elasto.emulator.store.Content;
import org.jspecify.annotations.Nullable;

/**
 * A body that came in whole and is what the client said it would be.
 *
 * @param content decoded
 * @param md5 16 bytes for what is stored; empty for documents
 * @param checksum the client's, or the one computed for what is stored
 */
record Payload(Content content, byte[] md5, @Nullable Checksum checksum) {}
