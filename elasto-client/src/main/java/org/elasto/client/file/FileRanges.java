package org.elasto.client.file;

import java.util.List;
import org.elasto.client.ByteRange;

/**
 * The ranges of a file.
 *
 * @param written those that hold data, in order and in units of 512 bytes: the last may reach beyond the end
 * @param size of the file in bytes; -1 if the service does not say
 */
public record FileRanges(List<ByteRange> written, long size) {

    public FileRanges {
        written = List.copyOf(written);
    }
}
