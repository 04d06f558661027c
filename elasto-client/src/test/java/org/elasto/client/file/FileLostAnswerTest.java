package org.elasto.client.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.elasto.client.file.FileExchange.FILE;
import static org.elasto.client.file.FileExchange.HELLO;
import static org.elasto.client.file.FileExchange.ID;

import java.util.Map;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.elasto.client.azure.LeaseAction;
import org.elasto.client.http.FakeEngine;
import org.junit.jupiter.api.Test;

/** What is found out after an answer was lost. */
class FileLostAnswerTest {

    private static final FileRef OTHER = new FileRef("share", "other");

    private final FileExchange exchange = new FileExchange();
    private final FakeEngine engine = exchange.engine;
    private final FileOperations operations = exchange.operations;

    @Test
    void whatWasMadeIsThere() {
        engine.thenLost().then(200, "");
        operations.createShare("share", 0, Map.of());
        engine.thenLost().then(200, "");
        operations.createDirectory(FILE, Map.of());
        assertThat(engine.sent()).hasSize(4);
    }

    @Test
    void whatWasRemovedIsGone() {
        engine.thenLost().thenError(404, "ResourceNotFound");
        operations.deleteFile(FILE, null);
        engine.thenLost().thenError(404, "ResourceNotFound");
        operations.deleteDirectory(FILE);
        engine.thenLost().thenError(404, "ShareNotFound");
        operations.deleteShare("share", null);
        engine.thenLost().then(200, "", "Content-Length: 1", "x-ms-lease-state: available");
        operations.leaseFile(FILE, LeaseAction.release(ID));
        assertThat(engine.sent()).hasSize(8);
    }

    @Test
    void whatWasRenamedHasTheOtherName() {
        engine.thenLost().thenError(404, "ResourceNotFound").then(200, "", "Content-Length: 1");
        operations.renameFile(FILE, OTHER, RenameOptions.NEW);
        engine.thenLost().thenError(404, "ResourceNotFound").then(200, "");
        operations.renameDirectory(FILE, OTHER, RenameOptions.NEW);
        assertThat(engine.sent()).hasSize(6);
    }

    @Test
    void aRenameThatDidNotComeThroughIsSentAgain() {
        engine.thenLost()
                .then(200, "", "Content-Length: 1")
                .thenError(409, "ResourceAlreadyExists")
                .then(200, "", "Content-Length: 1");
        assertThatThrownBy(() -> operations.renameFile(FILE, OTHER, RenameOptions.NEW))
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.ALREADY_EXISTS));
        assertThat(engine.isUsedUp()).isTrue();
    }

    @Test
    void aGuardedResizeIsLookedAfter() {
        engine.thenLost().then(200, "", "Content-Length: 9", "ETag: \"f\"");
        assertThat(operations.resizeFile(FILE, 9, "e", null)).isEqualTo("f");
        engine.thenLost().then(200, "", "Content-Length: 5", "ETag: \"e\"").then(200, "", "ETag: \"g\"");
        assertThat(operations.resizeFile(FILE, 9, "e", null)).isEqualTo("g");
    }

    @Test
    void aRangeIsWrittenAgain() {
        engine.thenLost().then(201, "", "ETag: \"f\"");
        assertThat(operations.putRange(FILE, 0, HELLO, null)).isEqualTo("f");
        assertThat(engine.lines().get(0)).isEqualTo(engine.lines().get(1));
    }
}
