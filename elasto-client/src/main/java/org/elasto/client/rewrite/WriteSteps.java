package org.elasto.client.rewrite;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;

/**
 * The steps in which something is written: once one has failed, however it failed, nothing can be published any more. Used
 * by one thread.
 */
public final class WriteSteps {

    private final Object target;
    private final Runnable abort;
    private boolean ended;

    /**
     * Nothing has been done yet.
     *
     * @param target its name, for messages
     * @param abort drops what was written, when a step fails
     */
    public WriteSteps(Object target, Runnable abort) {
        this.target = target;
        this.abort = abort;
    }

    /** Does one. */
    public long run(LongSupplier step) {
        if (ended) {
            throw new StorageException(
                    ErrorKind.INVALID_ARGUMENT, "an earlier write of " + target + " failed; open it again");
        }
        boolean done = false;
        try {
            long result = step.getAsLong();
            done = true;
            return result;
        } finally {
            if (!done) {
                abort.run();
            }
        }
    }

    /** There is no more to do; false if that was known. */
    public boolean end() {
        boolean before = ended;
        ended = true;
        return !before;
    }

    /** Reads some of what is to be written; -1 at its end. */
    public static int read(InputStream source, byte[] buffer, int at, int most) {
        try {
            return source.read(buffer, at, most);
        } catch (IOException e) {
            throw new StorageException(
                    ErrorKind.UNEXPECTED, "reading what is to be written failed: " + e.getMessage(), false, null, e);
        }
    }
}
