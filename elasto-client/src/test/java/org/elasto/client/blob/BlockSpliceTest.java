package org.elasto.client.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.client.blob.BlockFiles.PART;
import static org.elasto.client.blob.BlockFiles.assertFails;
import static org.elasto.client.blob.BlockFiles.content;
import static org.elasto.client.blob.BlockFiles.random;

import java.io.IOException;
import java.util.Arrays;
import org.elasto.client.ByteRange;
import org.elasto.client.ErrorKind;
import org.elasto.client.OpenFlag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Block blobs as files whose content comes from other blobs. */
class BlockSpliceTest {

    private final BlockFiles files = new BlockFiles();
    private final FakeBlobs service = files.service;

    @Test
    void spliceIsDoneByTheService() throws IOException {
        byte[] bytes = random(3 * PART, 1);
        files.write("a", bytes);
        service.operations.clear();
        try (BlockFile from = files.open("a");
                BlockFile to = files.open("b", OpenFlag.CREATE, OpenFlag.TRUNCATE)) {
            to.splice(from, new ByteRange(10, 2L * PART), 0);
            to.splice(from, new ByteRange(0, 10), 2L * PART);
            to.commit();
            byte[] expected = Arrays.copyOfRange(bytes, 10, 2 * PART + 20);
            System.arraycopy(bytes, 0, expected, 2 * PART, 10);
            assertThat(content(to)).isEqualTo(expected);
            assertFails(ErrorKind.RANGE_NOT_SATISFIABLE, () -> to.splice(from, new ByteRange(0, 4L * PART), 0));
        }
        assertThat(service.operations).doesNotContain("PutBlock").contains("PutBlockFromURL");
        assertThat(service.requests)
                .filteredOn(request -> request.operation().equals("PutBlockFromURL"))
                .allSatisfy(request -> assertThat(request.headers().first("x-ms-copy-source"))
                        .startsWith("http://localhost:10000/devstoreaccount1/cont/a?sv=")
                        .contains("&sp=r&")
                        .contains("&se=2026-11-24T09%3A00%3A00Z"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void wholeCopyIsOneRequestIfTheServiceFetches(boolean fetches) throws IOException {
        service.fetches = fetches;
        byte[] bytes = random(3 * PART, 1);
        files.write("a", bytes);
        try (BlockFile from = files.open("a");
                BlockFile to = files.open("b", OpenFlag.CREATE, OpenFlag.EXCLUSIVE)) {
            service.operations.clear();
            to.splice(from, new ByteRange(0, 3L * PART), 0);
            to.commit();
            assertThat(content(to)).isEqualTo(bytes);
        }
        assertThat(service.count("PutBlobFromURL")).isEqualTo(1);
        assertThat(service.count("PutBlockList")).isEqualTo(fetches ? 0 : 1);
    }
}
