package org.elasto.emulator.s3;

import java.time.Clock;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * How an S3 front behaves.
 *
 * @param accounts who may sign
 * @param region the one region there is
 * @param clock decides skew and expiry, and dates what is written
 * @param random for ids; safe for use by many threads
 * @param hostSuffixes {@code localhost} makes {@code bucket.localhost} the bucket's own host
 */
public record S3Settings(
        List<S3Account> accounts,
        String region,
        Dialect dialect,
        Clock clock,
        RandomGenerator random,
        List<String> hostSuffixes) {

    public S3Settings {
        accounts = List.copyOf(accounts);
        hostSuffixes = List.copyOf(hostSuffixes);
    }
}
