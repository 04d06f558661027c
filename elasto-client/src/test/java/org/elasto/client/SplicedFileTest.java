package org.elasto.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Splices between two clients, which know nothing of each other, of a file with many holes. */
class SplicedFileTest {

    private static final int SIZE = 1 << 20;
    private static final int BLOCK = 4 << 10;

    @TempDir
    Path directory;

    private byte[] sparse(Random random) {
        byte[] content = new byte[SIZE];
        byte[] data = new byte[3 * BLOCK];
        for (int i = 0; i < 40; i++) {
            random.nextBytes(data);
            int length = 1 + random.nextInt(data.length);
            System.arraycopy(data, 0, content, random.nextInt(SIZE - length), length);
        }
        return content;
    }

    private StorageUri write(Elasto client, byte[] content) {
        StorageUri uri = StorageUri.of(directory.resolve("source"));
        try (ElastoFile file = client.open(uri, OpenFlag.CREATE)) {
            file.truncate(content.length);
            for (int at = 0; at < content.length; at += BLOCK) {
                byte[] block = Arrays.copyOfRange(content, at, at + BLOCK);
                if (!Arrays.equals(block, new byte[BLOCK])) {
                    file.write(at, ByteBuffer.wrap(block));
                }
            }
            file.commit();
        }
        return uri;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anyRangeComesAsItIs(long seed) throws IOException {
        Random random = new Random(seed);
        byte[] content = sparse(random);
        byte[] expected = new byte[SIZE];
        random.nextBytes(expected);
        Path target = Files.write(directory.resolve("target"), expected);
        ClientConfig config = ClientConfig.builder().build();
        try (Elasto from = Elasto.create(config);
                Elasto to = Elasto.create(config);
                ElastoFile source = from.open(write(from, content));
                ElastoFile file = to.open(StorageUri.of(target))) {
            for (int i = 0; i < 60; i++) {
                int length = random.nextInt(SIZE / 4);
                int start = random.nextInt(SIZE - length);
                int offset = random.nextInt(SIZE - length);
                file.splice(source, new ByteRange(start, length), offset);
                System.arraycopy(content, start, expected, offset, length);
            }
            file.commit();
        }
        assertThat(Files.readAllBytes(target)).isEqualTo(expected);
    }

    @Test
    void whatIsLargeComesInPiecesAndGrowsTheTarget() throws IOException {
        byte[] content = new byte[(9 << 20) + 77];
        new Random(4).nextBytes(content);
        Path target = directory.resolve("target");
        StorageUri uri = StorageUri.of(Files.write(directory.resolve("source"), content));
        ClientConfig config = ClientConfig.builder().build();
        try (Elasto from = Elasto.create(config);
                Elasto to = Elasto.create(config);
                ElastoFile source = from.open(uri);
                ElastoFile file = to.open(StorageUri.of(target), OpenFlag.CREATE)) {
            file.splice(source, new ByteRange(0, content.length), 0);
            file.commit();
        }
        assertThat(Files.readAllBytes(target)).isEqualTo(content);
    }
}
