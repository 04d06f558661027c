package org.elasto.cli;

import java.util.Set;
import org.elasto.client.Capability;
import org.elasto.client.ElastoFile;
import org.elasto.client.ErrorKind;
import org.elasto.client.OpenFlag;
import org.elasto.client.OpenOptions;
import org.elasto.client.StorageException;
import org.jspecify.annotations.Nullable;

/** Opens files to be cut off, lengthened and punched: as they are, or to be put together anew where that is the only way. */
final class Rewriting {

    private Rewriting() {}

    /** Changes an open file. */
    interface Change {
        void to(ElastoFile file);
    }

    /**
     * Changes a file and publishes it.
     *
     * @param create whether it is created if it is not there
     * @param lease the id of the lease to write under; null for none
     * @throws StorageException UNSUPPORTED if that cannot be, before anything is sent
     */
    static void run(Session session, Operand operand, boolean create, @Nullable String lease, Change change) {
        OpenOptions options = options(session, operand, create).withLease(lease);
        try (ElastoFile file = session.client().open(operand.uri(), options)) {
            change.to(file);
            file.commit();
        }
    }

    /** What a dry run finds out: whether the backend can, and the file is there. */
    static void look(Session session, Operand operand, boolean create) {
        options(session, operand, create);
        if (!create) {
            session.client().stat(operand.uri());
        }
    }

    private static OpenOptions options(Session session, Operand operand, boolean create) {
        Set<Capability> capabilities = session.client().capabilities(operand.uri());
        boolean sparse = capabilities.contains(Capability.SPARSE);
        if (!sparse && !capabilities.contains(Capability.REWRITE)) {
            throw new StorageException(
                    ErrorKind.UNSUPPORTED, operand.shown() + ": this backend only writes files from their start");
        }
        OpenOptions options = create ? OpenOptions.of(OpenFlag.CREATE) : OpenOptions.of();
        OpenOptions rewriting =
                create ? OpenOptions.of(OpenFlag.CREATE, OpenFlag.REWRITE) : OpenOptions.of(OpenFlag.REWRITE);
        return sparse ? options : rewriting;
    }
}
