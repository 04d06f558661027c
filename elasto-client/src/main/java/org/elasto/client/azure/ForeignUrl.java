package org.elasto.client.azure;

import java.net.URI;
import java.util.OptionalLong;
import org.elasto.client.ByteRange;
import org.elasto.client.ForeignFile;
import org.elasto.client.StorageException;
import org.elasto.client.checksum.Crc64Nvme;
import org.jspecify.annotations.Nullable;

/**
 * Where a service is to fetch bytes from that are not in its account.
 *
 * @param url reads them as it is
 * @param range which of them
 */
public record ForeignUrl(URI url, ByteRange range) {

    /** Has a service fetch a range of a foreign file. */
    @FunctionalInterface
    public interface Fetch {

        /** Sends the request; tells the CRC64 of what was fetched as the answer has it, null if it has none. */
        @Nullable
        String send(ForeignUrl url);
    }

    /**
     * Has a service fetch a range, if it can.
     *
     * @return whether it did
     */
    public static boolean fetch(AzureConnection connection, ForeignFile source, ByteRange range, Fetch fetch) {
        URI url = source.url();
        if (url == null || !connection.copiesFromUrl().get()) {
            return false;
        }
        try {
            source.fetched(range, crc64(fetch.send(new ForeignUrl(url, range))));
            return true;
        } catch (StorageException e) {
            if (!connection.isUnable(e)) {
                throw e;
            }
            source.unreachable();
            return false;
        }
    }

    private static OptionalLong crc64(@Nullable String told) {
        try {
            return told == null ? OptionalLong.empty() : OptionalLong.of(Crc64Nvme.azureValue(told));
        } catch (IllegalArgumentException e) {
            return OptionalLong.empty();
        }
    }

    /** Names it in a request that copies it. */
    public AzureRequest fill(AzureRequest request) {
        return request.header("x-ms-copy-source", url.toString())
                .header("x-ms-source-range", "bytes=" + range.offset() + "-" + (range.end() - 1));
    }
}
