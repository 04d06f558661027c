package org.elasto.conformance.behavior;

import java.util.Set;
import org.elasto.client.Elasto;
import org.elasto.client.StorageUri;

/**
 * Where a test runs: one backend on one target.
 *
 * @param root below it each test makes a container or directory of its own
 * @param known tests this target is known to fail
 */
public record Site(String target, String backend, Elasto client, StorageUri root, Set<String> known) {

    @Override
    public String toString() {
        return target + "/" + backend;
    }
}
