package org.elasto.client.s3;

import java.util.concurrent.Executor;
import org.elasto.client.ClientConfig;

/**
 * What open files of one endpoint share.
 *
 * @param operations the endpoint
 * @param parts carries out the sending of parts
 * @param config the settings
 */
record S3Endpoint(S3Operations operations, Executor parts, ClientConfig config) {}
