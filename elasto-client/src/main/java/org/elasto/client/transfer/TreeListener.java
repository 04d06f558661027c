package org.elasto.client.transfer;

import org.elasto.client.StorageException;
import org.elasto.client.StorageUri;

/** Is told what becomes of the files of a tree, one thing at a time, by whichever thread did it; must be quick. */
public interface TreeListener {

    /** A file will be copied. */
    default void found(StorageUri source, long size) {}

    /** More of a file has gone. */
    default void progress(StorageUri source, long done, long size) {}

    /** A file has been copied. */
    default void copied(StorageUri source, TransferResult result) {}

    /** Something that the source does not have has been removed from the target. */
    default void removed(StorageUri target) {}

    /** Something could not be done; the rest goes on. */
    default void failed(StorageUri what, StorageException why) {}
}
