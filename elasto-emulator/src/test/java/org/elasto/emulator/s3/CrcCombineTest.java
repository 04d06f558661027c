package org.elasto.emulator.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CrcCombineTest {

    @ParameterizedTest
    @EnumSource(names = {"CRC32", "CRC32C", "CRC64NVME"})
    void twoHalvesMakeTheWhole(ChecksumAlgorithm algorithm) {
        Random random = new Random(20261124);
        CrcCombine crc = CrcCombine.of(algorithm);
        for (int i = 0; i < 50; i++) {
            byte[] all = new byte[random.nextInt(100_000)];
            random.nextBytes(all);
            int cut = random.nextInt(all.length + 1);
            long combined = crc.combine(
                    value(algorithm, all, 0, cut), value(algorithm, all, cut, all.length - cut), all.length - cut);
            assertThat(combined).isEqualTo(value(algorithm, all, 0, all.length));
        }
    }

    private static long value(ChecksumAlgorithm algorithm, byte[] bytes, int from, int length) {
        ContentDigest digest = algorithm.digest();
        digest.update(ByteBuffer.wrap(bytes, from, length));
        byte[] value = digest.digest();
        return value.length == 4
                ? ByteBuffer.wrap(value).getInt() & 0xFFFFFFFFL
                : ByteBuffer.wrap(value).getLong();
    }
}
