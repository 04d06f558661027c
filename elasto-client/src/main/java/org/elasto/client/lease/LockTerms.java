package org.elasto.client.lease;

import org.elasto.client.LockOptions;
import org.elasto.client.StorageUri;
import org.elasto.client.http.Timing;

/**
 * What is to be locked, and how.
 *
 * @param timer when it is renewed
 * @param timing for the waiting while somebody else holds it
 */
public record LockTerms(StorageUri uri, LockOptions options, LeaseTimer timer, Timing timing) {}
