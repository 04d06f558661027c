package org.elasto.client.transfer;

import java.util.OptionalLong;

/**
 * Is told how far a transfer is, by one of its threads at a time; must be quick. Throwing stops the transfer, which then
 * throws the same.
 */
@FunctionalInterface
public interface ProgressListener {

    /** Listens to nothing. */
    ProgressListener NONE = (done, total) -> {};

    /**
     * More bytes have gone.
     *
     * @param done the bytes so far
     * @param total the bytes in all, if known
     */
    void progress(long done, OptionalLong total);
}
