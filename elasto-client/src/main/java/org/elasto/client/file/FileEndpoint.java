package org.elasto.client.file;

import java.util.Objects;
import java.util.concurrent.Executor;
import org.elasto.client.ClientConfig;
import org.elasto.client.FileSystemStat;
import org.elasto.client.azure.LeaseAction;
import org.elasto.client.http.Pause;
import org.elasto.client.http.Tally;
import org.elasto.client.lease.LeaseTimer;

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

    /** Does something about the lease of a file; returns the id it has then. */
    String leaseFile(FileRef file, LeaseAction action) {
        // There is no renewal; a change to the id that it has does nothing but fail if it is not held.
        LeaseAction sent = action.action().equals("renew") && action.id() != null
                ? LeaseAction.change(action.id(), action.id())
                : action;
        return Objects.requireNonNullElse(operations.leaseFile(file, sent).id(), "");
    }

    /** Does something about the lease of a share; returns the id it has then. */
    String leaseShare(String share, LeaseAction action) {
        return Objects.requireNonNullElse(operations.leaseShare(share, action).id(), "");
    }
}
