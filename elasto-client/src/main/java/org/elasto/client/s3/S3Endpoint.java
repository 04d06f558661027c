package org.elasto.client.s3;

import java.util.concurrent.Executor;
import org.elasto.client.ClientConfig;
import org.elasto.client.http.Tally;

/**
 * What open files of one endpoint share.
 *
 * @param operations the endpoint
 * @param parts carries out the sending of parts
 * @param config the settings
 * @param tally what the operations take
 */
record S3Endpoint(S3Operations operations, Executor parts, ClientConfig config, Tally tally) {

    S3Endpoint(S3Operations operations, Executor parts, ClientConfig config) {
        this(operations, parts, config, new Tally());
    }

    /** The same endpoint for one file, whose operations are counted by themselves. */
    S3Endpoint counted() {
        Tally own = new Tally();
        return new S3Endpoint(operations.within(operations.limits().withListener(own)), parts, config, own);
    }
}
