package org.elasto.client.transfer;

import java.util.OptionalLong;
import org.elasto.client.ByteRange;
import org.elasto.client.ElastoFile;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.elasto.client.StorageException.ServiceError;
import org.elasto.client.checksum.Crc64Nvme;
import org.elasto.client.checksum.Crc64Ranges;
import org.elasto.client.checksum.Md5;
import org.jspecify.annotations.Nullable;

/** What was taken from a source, to be held against what its service says of it. Thread-safe. */
final class SourceDigest {

    /** As a service would say it. */
    private static final ServiceError DAMAGED = new ServiceError("read", 0, "BadDigest", null);

    private final ElastoFile source;
    private final long size;
    private final Crc64Ranges sums = new Crc64Ranges();
    private volatile @Nullable String md5;

    SourceDigest(ElastoFile source, long size) {
        this.source = source;
        this.size = size;
    }

    /** Takes note of a piece. */
    void passed(ByteRange piece, long crc64) {
        sums.add(piece.offset(), piece.length(), crc64);
    }

    /** Takes note of all of it, where it is one piece. */
    void whole(byte[] bytes, int length) {
        String told = source.md5();
        if (told == null || source.crc64().isPresent()) {
            return;
        }
        md5 = new Md5().update(bytes, 0, length).hex();
    }

    /**
     * Compares, as far as the service tells something.
     *
     * @throws StorageException UNEXPECTED if other bytes came than are there
     */
    void verify() {
        OptionalLong told = source.crc64();
        OptionalLong ours = told.isPresent() ? sums.whole(size) : OptionalLong.empty();
        if (ours.isPresent() && ours.getAsLong() != told.getAsLong()) {
            throw damaged("CRC64NVME", Crc64Nvme.text(told.getAsLong()), Crc64Nvme.text(ours.getAsLong()));
        }
        String came = md5;
        String there = came == null ? null : source.md5();
        if (came != null && there != null && !there.equals(came)) {
            throw damaged("MD5", there, came);
        }
    }

    private StorageException damaged(String what, String told, String came) {
        return new StorageException(
                ErrorKind.UNEXPECTED,
                source.uri() + " was damaged on its way: its " + what + " is " + told + ", and that of what came "
                        + came + "; nothing was published",
                true,
                DAMAGED,
                null);
    }
}
