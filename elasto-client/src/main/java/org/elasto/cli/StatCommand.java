package org.elasto.cli;

import java.util.List;
import org.elasto.client.StorageUri;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows all that is known of something. */
@Command(name = "stat", description = "Show size, time, ETag, content type, lease and metadata.")
final class StatCommand extends StorageCommand {

    @Parameters(paramLabel = "URI", arity = "1..*", description = "What to look at.")
    private List<String> names = List.of();

    @Override
    ExitCode run(Session session) {
        return session.eachMatch(name(), names, match -> {
            StorageUri uri = match.operand().uri();
            session.printer().stat(uri, session.client().stat(uri));
        });
    }
}
