package org.elasto.cli;

import java.util.stream.Stream;
import org.elasto.client.ByteRange;
import org.elasto.client.Capability;
import org.elasto.client.ElastoFile;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows where a file is not a hole. */
@Command(name = "ranges", description = "List the ranges of a file that hold data: offset, length and end, in bytes.")
final class RangesCommand extends StorageCommand {

    @Parameters(paramLabel = "URI", description = "The file.")
    private String uri = "";

    @Override
    ExitCode run(Session session) {
        Operand operand = session.operand(uri);
        if (!session.client().capabilities(operand.uri()).contains(Capability.SPARSE)) {
            throw new StorageException(ErrorKind.UNSUPPORTED, operand.shown() + ": this backend has no holes in files");
        }
        try (ElastoFile file = session.client().open(operand.uri());
                Stream<ByteRange> ranges = file.listRanges()) {
            ranges.forEach(range -> {
                session.interruption().check();
                session.printer().range(range);
            });
        }
        return ExitCode.OK;
    }
}
