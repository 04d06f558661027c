package org.elasto.emulator.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.elasto.emulator.azure.front.OperationTable;
import org.junit.jupiter.api.Test;

/** Keeps the table of operations that people read to what the router knows. */
class OperationTableTest {

    private static final Path TABLE = Path.of("..", "docs", "file-operations.md");

    private static final String HEAD = """
            # Operations of the File emulator

            Generated from the router; a test keeps it so. What is not built answers 501 with the service's error
            document.

            | Operation | Level | Request | State |
            |---|---|---|---|
            """;

    @Test
    void theTableSaysWhatTheRouterKnows() throws IOException {
        assertThat(Files.readString(TABLE))
                .as("%s does not say what the router knows; it should be:%n%s", TABLE, table())
                .isEqualTo(table());
    }

    private static String table() {
        StringBuilder out = new StringBuilder(HEAD);
        for (FileOperation operation : FileOperation.values()) {
            out.append(OperationTable.row(operation.title(), operation.route(), true));
        }
        return out.toString();
    }
}
