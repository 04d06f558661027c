package org.elasto.client.s3;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.elasto.client.ByteRange;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.elasto.client.http.RequestBody;
import org.elasto.client.http.ResumedStream;

/** Puts pieces together that are to be sent; what is stored is fetched. */
final class S3Assembly {

    private S3Assembly() {}

    /**
     * Fills memory with pieces, one behind the other.
     *
     * @param memory as long as they are together
     */
    static RequestBody of(List<S3Piece> pieces, byte[] memory, S3Operations operations) {
        int at = 0;
        for (S3Piece piece : pieces) {
            ByteBuffer room = ByteBuffer.wrap(memory, at, (int) piece.length());
            fill(piece, room, operations);
            at += (int) piece.length();
        }
        return RequestBody.of(memory);
    }

    private static void fill(S3Piece piece, ByteBuffer room, S3Operations operations) {
        if (piece instanceof S3Piece.Stored stored) {
            S3Source source = stored.source();
            ByteRange range = new ByteRange(stored.offset(), stored.length());
            int wanted = room.remaining();
            ResumedStream.fill(source.object().toString(), source.open(operations, range), room, wanted);
        } else if (piece instanceof S3Piece.Fresh fresh) {
            room.put(fresh.bytes(), fresh.start(), (int) fresh.length());
        } else if (piece instanceof S3Piece.Spilled spilled) {
            try {
                spilled.file().read(spilled.offset(), room);
            } catch (IOException e) {
                throw new StorageException(ErrorKind.UNEXPECTED, "reading what was written failed", false, null, e);
            }
        } else if (piece instanceof S3Piece.Foreign foreign) {
            foreign.file().read(foreign.offset(), room);
        } else {
            // Memory that was sent before is not empty.
            room.put(new byte[room.remaining()]);
        }
    }
}
