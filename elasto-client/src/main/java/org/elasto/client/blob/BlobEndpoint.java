package org.elasto.client.blob;

import java.util.Objects;
import java.util.concurrent.Executor;
import org.elasto.client.ClientConfig;
import org.elasto.client.FileSystemStat;
import org.elasto.client.azure.LeaseAction;
import org.elasto.client.http.Tally;
import org.elasto.client.lease.LeaseTimer;

/**
 * What open files of one account share.
 *
 * @param operations the account
 * @param pieces carries out the sending of blocks and pages
 * @param timer when leases are renewed
 * @param config the settings
 * @param statfs what the backend offers
 * @param tally what the operations take
 */
record BlobEndpoint(
        BlobOperations operations,
        Executor pieces,
        LeaseTimer timer,
        ClientConfig config,
        FileSystemStat statfs,
        Tally tally) {

    BlobEndpoint(
            BlobOperations operations, Executor pieces, LeaseTimer timer, ClientConfig config, FileSystemStat statfs) {
        this(operations, pieces, timer, config, statfs, new Tally());
    }

    /** The same account for one file, whose operations are counted by themselves. */
    BlobEndpoint counted() {
        Tally own = new Tally();
        BlobOperations heard = operations.within(operations.limits().withListener(own));
        return new BlobEndpoint(heard, pieces, timer, config, statfs, own);
    }

    /** Does something about the lease of a blob or a container; returns the id it has then. */
    String lease(BlobPath path, LeaseAction action) {
        String id = path.isContainer()
                ? operations.leaseContainer(path.container(), action).id()
                : operations.leaseBlob(path.ref(), action).id();
        return Objects.requireNonNullElse(id, "");
    }
}
