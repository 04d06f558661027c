package org.elasto.emulator.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksumAlgorithmTest {

    private static byte[] digest(ChecksumAlgorithm algorithm, byte[] bytes, int piece) {
        ContentDigest digest = algorithm.digest();
        for (int from = 0; from < bytes.length; from += piece) {
            digest.update(ByteBuffer.wrap(bytes, from, Math.min(piece, bytes.length - from)));
        }
        return digest.digest();
    }

    /**
     * The check values: CRCs over "123456789" from the RevEng catalogue of CRC algorithms (CRC-32/ISO-HDLC,
     * CRC-32/ISCSI, CRC-64/NVME), the hashes over "abc" from FIPS 180.
     */
    @ParameterizedTest
    @CsvSource({
        "CRC32, 123456789, cbf43926",
        "CRC32C, 123456789, e3069283",
        "CRC64NVME, 123456789, ae8b14860a799888",
        "SHA1, abc, a9993e364706816aba3e25717850c26c9cd0d89d",
        "SHA256, abc, ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        "CRC32, '', 00000000",
        "CRC32C, '', 00000000",
        "CRC64NVME, '', 0000000000000000",
        "SHA256, '', e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    })
    void computesThePublishedValues(ChecksumAlgorithm algorithm, String text, String value) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);

        assertThat(Hex.encode(digest(algorithm, bytes, 1000))).isEqualTo(value);
        assertThat(Hex.encode(digest(algorithm, bytes, 1))).isEqualTo(value);
        assertThat(digest(algorithm, bytes, 4)).hasSize(algorithm.length());
    }

    @ParameterizedTest
    @EnumSource(ChecksumAlgorithm.class)
    void doesNotDependOnHowTheBytesAreCut(ChecksumAlgorithm algorithm) {
        byte[] bytes = new byte[10_007];
        new Random(7).nextBytes(bytes);
        byte[] whole = digest(algorithm, bytes, bytes.length);

        for (int piece : new int[] {1, 3, 7, 8, 9, 15, 16, 17, 1024, 4099}) {
            assertThat(digest(algorithm, bytes, piece)).isEqualTo(whole);
        }
        ByteBuffer direct = ByteBuffer.allocateDirect(bytes.length + 1)
                .put((byte) 9)
                .put(bytes)
                .flip()
                .position(1);
        ContentDigest digest = algorithm.digest();
        digest.update(direct);
        assertThat(digest.digest()).isEqualTo(whole);
        assertThat(direct.hasRemaining()).isFalse();
    }

    @Test
    void areKnownByNameAndHeader() {
        assertThat(ChecksumAlgorithm.named("crc64nvme")).isEqualTo(ChecksumAlgorithm.CRC64NVME);
        assertThat(ChecksumAlgorithm.named("MD5")).isNull();
        assertThat(ChecksumAlgorithm.ofHeader("X-Amz-Checksum-CRC32C")).isEqualTo(ChecksumAlgorithm.CRC32C);
        assertThat(ChecksumAlgorithm.ofHeader("x-amz-checksum-type")).isNull();
        assertThat(ChecksumAlgorithm.SHA256.element()).isEqualTo("ChecksumSHA256");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "AAAAAA",
                "AAAAAA=",
                "AAAAAB==",
                "AAAA",
                "AAAAAAA=",
                "AAAA AA==",
                "AAAAAA==\n",
                "-_AAAA==",
                "%%%%%%=="
            })
    void aValueIsExactlyBase64OfItsLength(String value) {
        assertThat(Checksum.parse(ChecksumAlgorithm.CRC32, value)).isNull();
        assertThat(Checksum.parse(ChecksumAlgorithm.CRC32, "AAAAAA==")).isNotNull();
    }
}
