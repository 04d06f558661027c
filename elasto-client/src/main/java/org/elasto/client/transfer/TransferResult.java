package org.elasto.client.transfer;

import org.elasto.client.StorageUri;

/**
 * What a transfer did.
 *
 * @param target where the bytes are now
 * @param bytes how many
 * @param serverSide whether the service copied them itself
 */
public record TransferResult(StorageUri target, long bytes, boolean serverSide) {}
