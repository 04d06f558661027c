package org.elasto.emulator.blob;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.elasto.emulator.azure.front.OperationTable;
import org.junit.jupiter.api.Test;

/** Keeps the table of operations that people read to what the router knows. */
class OperationTableTest {

    private static final Path TABLE = Path.of("..", "docs", "blob-operations.md");

    @Test
    void theTableSaysWhatTheRouterKnows() throws IOException {
        assertThat(Files.readString(TABLE))
                .as("%s does not say what the router knows; it should be:%n%s", TABLE, table())
                .isEqualTo(table());
    }

    private static String table() {
        return OperationTable.page(
                "Blob",
                Arrays.stream(BlobOperation.values())
                        .map(operation ->
                                OperationTable.row(operation.title(), operation.route(), operation.isBuilt())));
    }
}
