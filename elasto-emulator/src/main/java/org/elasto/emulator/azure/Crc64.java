package org.elasto.emulator.azure;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** How Azure writes a {@link org.elasto.emulator.checksum.Crc64Nvme}: eight bytes, little-endian, in Base64. */
public final class Crc64 {

    private Crc64() {}

    /** The text of a sum. */
    public static String base64(long sum) {
        return Base64.getEncoder()
                .encodeToString(ByteBuffer.allocate(8)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(sum)
                        .array());
    }

    /** The sum that a header or element has, or null if it is not eight bytes in Base64. */
    public static @Nullable Long parse(String base64) {
        byte[] bytes = Mac256.decode(base64);
        return bytes == null || bytes.length != 8
                ? null
                : (Long) ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
    }
}
