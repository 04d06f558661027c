package org.elasto.emulator.blob;

import org.elasto.emulator.azure.AzureError;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.front.Bodies;
import org.elasto.emulator.http.ResponseBody;
import org.elasto.emulator.store.Content;
import org.elasto.emulator.store.SparseContent;

/**
 * The bytes of a page blob.
 *
 * @param content of which unwritten pages cost nothing
 * @param sequenceNumber as clients set it
 * @param lineage the same for all states that were made from one another by writing pages
 * @param incremental whether it is the destination of incremental copies
 */
record PageBody(SparseContent content, long sequenceNumber, Object lineage, boolean incremental) implements BlobBody {

    /** A blob never written to. */
    static PageBody ofLength(long length, long sequenceNumber) {
        return new PageBody(SparseContent.ofLength(length), sequenceNumber, new Object(), false);
    }

    /** @throws AzureException OperationNotAllowedOnIncrementalCopyBlob: only its snapshots are read, and nothing is written */
    void checkOrdinary() {
        if (incremental) {
            throw new AzureException(AzureError.OPERATION_NOT_ALLOWED_ON_INCREMENTAL_COPY_BLOB);
        }
    }

    PageBody with(SparseContent changed) {
        return new PageBody(changed, sequenceNumber, lineage, incremental);
    }

    PageBody withSequenceNumber(long number) {
        return new PageBody(content, number, lineage, incremental);
    }

    @Override
    public BlobType type() {
        return BlobType.PAGE;
    }

    @Override
    public long length() {
        return content.length();
    }

    @Override
    public Content content(long from, long to) {
        return content.content(from, to);
    }

    @Override
    public ResponseBody slice(long from, long to) {
        return Bodies.of(content, from, to);
    }
}
