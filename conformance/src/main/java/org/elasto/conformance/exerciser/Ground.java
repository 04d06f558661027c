package org.elasto.conformance.exerciser;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.elasto.client.Capability;
import org.elasto.client.Elasto;
import org.elasto.client.StorageUri;
import org.elasto.conformance.behavior.Site;

/**
 * Where files are exercised.
 *
 * @param site a backend on a target
 * @param rewrite whether files are opened to be rewritten
 */
record Ground(Site site, boolean rewrite) {

    /** A site as it is, and where files can be rewritten, once more so. */
    static List<Ground> of(Site site) {
        List<Ground> grounds = new ArrayList<>(List.of(new Ground(site, false)));
        if (new Ground(site, false).capabilities().contains(Capability.REWRITE)) {
            grounds.add(new Ground(site, true));
        }
        return grounds;
    }

    Elasto client() {
        return site.client();
    }

    StorageUri root() {
        return site.root();
    }

    private Set<Capability> capabilities() {
        return client().capabilities(root());
    }

    boolean isDirect() {
        return capabilities().contains(Capability.WRITE_RANGE);
    }

    /** Whether a file that is opened to be replaced stays as it is until the commit, though writes show at once. */
    boolean replacesLater() {
        return site.backend().equals("file");
    }

    @Override
    public String toString() {
        return site + (rewrite ? "+rewrite" : "");
    }
}
