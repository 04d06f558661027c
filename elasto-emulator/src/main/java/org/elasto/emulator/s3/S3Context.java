package org.elasto.emulator.s3;

import org.elasto.emulator.store.Store;

/**
 * What all requests of one front share.
 *
 * @param timestamps the present, by the settings' clock
 */
record S3Context(Store store, S3Settings settings, Timestamp.Source timestamps) {}
