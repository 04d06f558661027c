package org.elasto.cli;

import java.util.List;
import java.util.stream.Stream;
import org.elasto.client.ErrorKind;
import org.elasto.client.FileVersion;
import org.elasto.client.StorageException;
import org.elasto.client.StorageUri;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lists versions. */
@Command(
        name = "versions",
        description = {
            "List the versions and snapshots of a file, or of all below a bucket, container or directory/, in the order of the"
                    + " service. Of Azure Files, the snapshots of a share."
        })
final class VersionsCommand extends StorageCommand {

    @Parameters(paramLabel = "URI", arity = "1..*", description = "What to list.")
    private List<String> names = List.of();

    @Override
    ExitCode run(Session session) {
        return session.eachMatch(name(), names, match -> list(session, match.operand()));
    }

    private static void list(Session session, Operand operand) {
        StorageUri uri = operand.uri();
        long[] count = new long[1];
        try (Stream<FileVersion> versions = session.client().versions(uri)) {
            versions.forEach(version -> {
                session.interruption().check();
                session.printer().version(version);
                count[0]++;
            });
        }
        if (count[0] == 0 && !uri.isContainer()) {
            throw new StorageException(
                    ErrorKind.NOT_FOUND,
                    "there is no " + operand.shown()
                            + (uri.looksLikeDirectory() ? "" : "; of a directory end it with a slash"));
        }
    }
}
