package org.elasto.cli;

import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;

/** Looks, for a dry run, whether what is to be created is there: the real thing leaves that to the service. */
final class Absence {

    private Absence() {}

    /**
     * Looks.
     *
     * @throws StorageException ALREADY_EXISTS if it is there
     */
    static void require(Session session, Operand operand) {
        try {
            session.client().stat(operand.uri());
        } catch (StorageException e) {
            if (e.kind() != ErrorKind.NOT_FOUND) {
                throw e;
            }
            return;
        }
        throw new StorageException(ErrorKind.ALREADY_EXISTS, operand.shown() + " exists already");
    }
}
