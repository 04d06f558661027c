package org.elasto.client.lease;

import java.util.OptionalLong;

/** What a service does about one lock. */
public interface LockWire extends LeaseWire {

    /** The fencing number of the lock just taken under this id; empty where none is counted. */
    OptionalLong number(String id);
}
