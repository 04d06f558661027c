package org.elasto.emulator.management;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Keeps the table of operations that people read to what the router knows. */
class OperationTableTest {

    private static final Path TABLE = Path.of("..", "docs", "management-operations.md");

    @Test
    void theTableSaysWhatTheRouterKnows() throws IOException {
        assertThat(Files.readString(TABLE))
                .as("%s does not say what the router knows; it should be:%n%s", TABLE, table())
                .isEqualTo(table());
    }

    private static String table() {
        return """
                # Operations of the management plane of the emulator

                Azure Resource Manager, as far as storage accounts are concerned. Generated from the router; a test
                keeps it so. What is not built answers 501 with the service's error document.

                | Operation | Request | State |
                |---|---|---|
                """
                + Arrays.stream(ArmOperation.values())
                        .map(OperationTableTest::row)
                        .collect(Collectors.joining());
    }

    private static String row(ArmOperation operation) {
        ArmRoute route = operation.route();
        return "| " + operation.title() + " | `" + String.join(", ", route.methods()) + ' ' + route.path() + "` | "
                + (operation.isBuilt() ? "built" : "501") + " |\n";
    }
}
