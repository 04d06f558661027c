package org.elasto.client.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.elasto.client.DirectoryEntry;
import org.elasto.client.Elasto;
import org.elasto.client.ElastoFile;
import org.elasto.client.ErrorKind;
import org.elasto.client.ModifiedTime;
import org.elasto.client.StorageException;
import org.elasto.client.StorageUri;
import org.elasto.client.checksum.Crc64Nvme;
import org.elasto.client.checksum.Md5;
import org.jspecify.annotations.Nullable;

/**
 * Whether a file of the target is that of the source already.
 *
 * @param elasto looks closer, where the listings do not tell enough
 */
record Comparison(Elasto elasto, SyncOptions options) {

    /** Some keep whole seconds only. */
    private static final Duration TOLERANCE = Duration.ofSeconds(1);

    private static final int BUFFER = 64 << 10;

    /** Whether the listings tell that they differ. */
    boolean differs(DirectoryEntry source, DirectoryEntry target) {
        OptionalLong size = source.stat().size();
        return size.isEmpty() || !size.equals(target.stat().size());
    }

    /** Whether the listings tell that they are the same: what was copied later than the source was changed is as that is. */
    boolean isSame(DirectoryEntry source, DirectoryEntry target) {
        if (differs(source, target)) {
            return false;
        }
        if (options.checksum()) {
            return source.stat().size().orElse(0) == 0;
        }
        Instant changed = ModifiedTime.of(source.stat());
        Instant copied = target.stat().modified();
        return changed != null && copied != null && !changed.isAfter(copied);
    }

    /** Whether files of one size are the same, by what their services tell when they are asked. */
    boolean isSameLookingCloser(DirectoryEntry source, DirectoryEntry target) {
        return options.checksum()
                ? sameContent(source.uri(), target.uri())
                : near(kept(source.uri()), kept(target.uri()));
    }

    private @Nullable Instant kept(StorageUri uri) {
        return ModifiedTime.of(elasto.stat(uri));
    }

    private static boolean near(@Nullable Instant one, @Nullable Instant other) {
        return one != null
                && other != null
                && Duration.between(one, other).abs().compareTo(TOLERANCE) < 0;
    }

    /** By what the services know; where one does not know what the other does, it is read. */
    private boolean sameContent(StorageUri source, StorageUri target) {
        try (ElastoFile one = elasto.open(source);
                ElastoFile other = elasto.open(target)) {
            boolean md5 = (one.md5() != null || other.md5() != null)
                    && one.crc64().isEmpty()
                    && other.crc64().isEmpty();
            return md5 ? md5(one).equals(md5(other)) : crc64(one) == crc64(other);
        }
    }

    private static String md5(ElastoFile file) {
        String told = file.md5();
        if (told != null) {
            return told;
        }
        Md5 md5 = new Md5();
        read(file, md5::update);
        return md5.hex();
    }

    private static long crc64(ElastoFile file) {
        OptionalLong told = file.crc64();
        if (told.isPresent()) {
            return told.getAsLong();
        }
        Crc64Nvme crc = new Crc64Nvme();
        read(file, crc::update);
        return crc.value();
    }

    private interface Taking {
        void accept(byte[] bytes, int offset, int length);
    }

    private static void read(ElastoFile file, Taking taking) {
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = file.read(0, -1)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                taking.accept(buffer, 0, count);
            }
        } catch (IOException e) {
            throw new StorageException(
                    ErrorKind.UNEXPECTED, "reading " + file.uri() + " failed: " + e.getMessage(), true, null, e);
        }
    }
}
