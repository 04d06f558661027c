package org.elasto.client.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.elasto.client.blob.BlobExchange.BLOB;
import static org.elasto.client.blob.BlobExchange.HELLO;
import static org.elasto.client.blob.BlobExchange.ID;

import java.util.Map;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.elasto.client.azure.ContentHeaders;
import org.elasto.client.azure.LeaseAction;
import org.elasto.client.http.FakeEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is found out after an answer was lost. */
class LostAnswerTest {

    private final BlobExchange exchange = new BlobExchange();
    private final FakeEngine engine = exchange.engine;
    private final BlobOperations operations = exchange.operations;

    @ParameterizedTest
    @CsvSource({
        // what the service says after the answer to the first was lost, whether that is our blob, requests
        "5, XUFAKrxLKna5cZ2REBfFkg==, 1, true, 2",
        "5, AAAAAAAAAAAAAAAAAAAAAA==, 1, false, 4",
        "6, XUFAKrxLKna5cZ2REBfFkg==, 1, false, 4",
        "5, XUFAKrxLKna5cZ2REBfFkg==, 2, false, 4"
    })
    void lostCreateIsLookedAfter(int size, String md5, String metadata, boolean ours, int requests) {
        String[] there = {
            "Content-Length: " + size,
            "Content-MD5: " + md5,
            "x-ms-meta-a: " + metadata,
            "ETag: \"there\"",
            "x-ms-blob-type: BlockBlob"
        };
        engine.thenLost()
                .then(200, "", there)
                .thenError(409, "BlobAlreadyExists")
                .then(200, "", there);
        ContentHeaders headers = ContentHeaders.NONE.withMetadata(Map.of("a", "1"));
        if (ours) {
            assertThat(operations
                            .putBlob(BLOB, HELLO, headers, BlobConditions.ABSENT)
                            .etag())
                    .isEqualTo("there");
        } else {
            assertThatThrownBy(() -> operations.putBlob(BLOB, HELLO, headers, BlobConditions.ABSENT))
                    .isInstanceOfSatisfying(
                            StorageException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.ALREADY_EXISTS));
        }
        assertThat(engine.sent()).hasSize(requests);
    }

    @Test
    void lostDeleteAndReleaseAreLookedAfter() {
        engine.thenLost().thenError(404, "BlobNotFound");
        operations.deleteBlob(BLOB, BlobConditions.NONE);
        engine.thenLost().then(200, "", "Content-Length: 1", "x-ms-lease-state: available");
        operations.leaseBlob(BLOB, LeaseAction.release(ID));
        engine.thenLost().thenError(404, "ContainerNotFound");
        operations.deleteContainer("cont", BlobConditions.NONE);
        assertThat(engine.sent()).hasSize(6);
    }

    @ParameterizedTest
    @CsvSource({
        // what is behind the position after the answer was lost, what becomes of it, requests
        "hello, true, 3",
        "world, false, 6",
        "'', true, 3"
    })
    void lostAppendIsLookedAfterAtItsPosition(String there, boolean ours, int requests) {
        String size = "Content-Length: " + (10 + there.length());
        engine.thenLost().then(200, "", size);
        if (there.isEmpty()) {
            engine.then(201, "", "ETag: \"e\"");
        } else {
            String range = "Content-Range: bytes 10-14/15";
            engine.then(206, there, range).thenError(412, "AppendPositionConditionNotMet");
            engine.then(200, "", size).then(206, there, range);
        }
        if (ours) {
            operations.appendBlock(BLOB, 10, HELLO, null);
        } else {
            assertThatThrownBy(() -> operations.appendBlock(BLOB, 10, HELLO, null))
                    .isInstanceOfSatisfying(
                            StorageException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.PRECONDITION_FAILED));
        }
        assertThat(engine.sent()).hasSize(requests);
        assertThat(engine.sent().get(0).header("x-ms-blob-condition-appendpos")).isEqualTo("10");
    }
}
