package org.elasto.client.file;

import java.util.concurrent.Executor;
import org.elasto.client.ClientConfig;
import org.elasto.client.FileSystemStat;
import org.elasto.client.azure.LeaseTimer;
import org.elasto.client.http.Pause;
import org.elasto.client.http.Tally;

/**
 * What open files and directories of one account share.
 *
 * @param operations the account
 * @param pieces carries out the sending of ranges
 * @param timer when leases are renewed
 * @param config the settings
 * @param statfs what the backend offers
 * @param pause the waiting between two looks at a copy
 * @param tally what the operations take
 */
record FileEndpoint(
        FileOperations operations,
        Executor pieces,
        LeaseTimer timer,
        ClientConfig config,
        FileSystemStat statfs,
        Pause pause,
        Tally tally) {

    FileEndpoint(
            FileOperations operations,
            Executor pieces,
            LeaseTimer timer,
            ClientConfig config,
            FileSystemStat statfs,
            Pause pause) {
        this(operations, pieces, timer, config, statfs, pause, new Tally());
    }

    /** The same account for one file, whose operations are counted by themselves. */
    FileEndpoint counted() {
        Tally own = new Tally();
        FileOperations heard = operations.within(operations.limits().withListener(own));
        return new FileEndpoint(heard, pieces, timer, config, statfs, pause, own);
    }
}
