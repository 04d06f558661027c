package org.elasto.client.blob;

import java.util.concurrent.Executor;
import org.elasto.client.ClientConfig;
import org.elasto.client.FileSystemStat;
import org.elasto.client.azure.LeaseTimer;

/**
 * What open files of one account share.
 *
 * @param operations the account
 * @param pieces carries out the sending of blocks and pages
 * @param timer when leases are renewed
 * @param config the settings
 * @param statfs what the backend offers
 */
record BlobEndpoint(
        BlobOperations operations, Executor pieces, LeaseTimer timer, ClientConfig config, FileSystemStat statfs) {}
