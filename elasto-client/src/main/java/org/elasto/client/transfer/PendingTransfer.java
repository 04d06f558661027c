package org.elasto.client.transfer;

import java.time.Instant;
import org.elasto.client.StorageUri;

/**
 * A transfer that was begun and not finished, as its journal tells.
 *
 * @param id its name among journals
 * @param source what is copied
 * @param target where to
 * @param size in bytes
 * @param done how many of them have arrived
 * @param started when it began
 */
public record PendingTransfer(String id, StorageUri source, StorageUri target, long size, long done, Instant started) {}
