package org.elasto.client;

/** Whether somebody may write alone, as the service tells it. */
public enum LeaseState {
    /** Nobody holds a lease. */
    AVAILABLE,
    /** Somebody does. */
    LEASED,
    /** Somebody did, and did not renew it. */
    EXPIRED,
    /** Somebody does, until the break period is over. */
    BREAKING,
    /** It was broken and has ended. */
    BROKEN
}
