package org.elasto.conformance.behavior;

import org.elasto.client.Elasto;
import org.elasto.client.StorageUri;

/**
 * Where a test runs: one backend on one target.
 *
 * @param root below it each test makes a container or directory of its own
 * @param unit what files are written in multiples of, in bytes
 */
public record Site(String target, String backend, Elasto client, StorageUri root, int unit) {

    /** Whether directories have to be made, and slashes divide names: they are more than what keys begin with. */
    boolean hasRealDirectories() {
        return backend.equals("file") || backend.equals("afs");
    }

    @Override
    public String toString() {
        return target + "/" + backend;
    }
}
