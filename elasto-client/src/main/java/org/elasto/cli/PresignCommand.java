package org.elasto.cli;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Hands out URLs. */
@Command(
        name = "presign",
        description = {
            "Print a URL with which anybody may read a file for a while, or do what --method says: a presigned URL on S3, one"
                    + " with a shared access signature on Azure. Nothing is sent, so the file need not be there.",
            "Whoever sees the URL can use it until then."
        })
final class PresignCommand extends StorageCommand {

    @Option(names = "--method", paramLabel = "METHOD", description = "GET, HEAD, PUT or DELETE; default: GET.")
    private String method = "GET";

    @Option(
            names = "--expires",
            paramLabel = "TIME",
            description = "How long it holds, as 90s, 1h or 7d, which is the longest on S3; default: 1h.")
    private String expires = "1h";

    @Parameters(paramLabel = "URI", arity = "1..*", description = "The file.")
    private List<String> names = List.of();

    @Override
    ExitCode run(Session session) {
        Duration validity = TimeSpan.parse(expires);
        String verb = method.toUpperCase(Locale.ROOT);
        return session.eachMatch(name(), names, match -> {
            URI url = session.client().presign(match.operand().uri(), verb, validity);
            session.printer().url(new Printer.Presigned(match.operand().uri(), url, verb, validity.toSeconds()));
        });
    }
}
