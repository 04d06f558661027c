package org.elasto.client.file;

import java.util.concurrent.Executor;
import org.elasto.client.ClientConfig;
import org.elasto.client.FileSystemStat;
import org.elasto.client.azure.LeaseTimer;
import org.elasto.client.http.Pause;

/**
 * What open files and directories of one account share.
 *
 * @param operations the account
 * @param pieces carries out the sending of ranges
 * @param timer when leases are renewed
 * @param config the settings
 * @param statfs what the backend offers
 * @param pause the waiting between two looks at a copy
 */
record FileEndpoint(
        FileOperations operations,
        Executor pieces,
        LeaseTimer timer,
        ClientConfig config,
        FileSystemStat statfs,
        Pause pause) {}
