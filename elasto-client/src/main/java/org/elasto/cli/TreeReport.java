package org.elasto.cli;

import java.util.OptionalLong;
import org.elasto.client.StorageException;
import org.elasto.client.StorageUri;
import org.elasto.client.transfer.TransferResult;
import org.elasto.client.transfer.TreeListener;

/** Tells of each file of a tree what became of it, and shows how far those are that are under way. */
final class TreeReport implements TreeListener, AutoCloseable {

    private final Session session;
    private final String command;
    private final boolean rehearsal;
    private final ProgressBoard board;

    TreeReport(Session session, String command) {
        this(session, command, false);
    }

    /**
     * Nothing told yet.
     *
     * @param rehearsal whether nothing is really done
     */
    TreeReport(Session session, String command, boolean rehearsal) {
        this.session = session;
        this.command = command;
        this.rehearsal = rehearsal;
        this.board = session.progressBoard(command);
    }

    /** How far all of it is. */
    void progress(long done, OptionalLong total) {
        session.interruption().check();
        board.total(done, total);
    }

    @Override
    public void progress(StorageUri source, long done, long size) {
        board.file(source.name(), done, size);
    }

    @Override
    public void copied(StorageUri source, TransferResult result) {
        board.ended(source.name());
        tell(new Printer.Done(command, Operand.shown(source), Operand.shown(result.target()), result.bytes()));
    }

    @Override
    public void removed(StorageUri target) {
        tell(Printer.Done.of("rm", Operand.shown(target)));
    }

    private void tell(Printer.Done done) {
        board.aside(() -> {
            if (rehearsal) {
                session.printer().planned(done);
            } else {
                session.printer().done(done);
            }
        });
    }

    @Override
    public void failed(StorageUri what, StorageException why) {
        board.ended(what.name());
        Failure failure = Failure.of(why).during(command);
        board.aside(() -> session.printer().failure(failure.about(Operand.shown(what))));
    }

    @Override
    public void close() {
        board.close();
    }
}
