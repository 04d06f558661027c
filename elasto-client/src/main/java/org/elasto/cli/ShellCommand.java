package org.elasto.cli;

import java.util.concurrent.Callable;
import org.elasto.client.StorageUri;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Commands one after the other, at a prompt or from standard input. */
@Command(
        name = "shell",
        description = {
            "Type commands at a prompt, or have them read from standard input, one a line.",
            "Names in them are below a directory that cd changes; FILE is below a local one, which lcd changes. Options"
                    + " given here hold for all commands. help tells more."
        })
final class ShellCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(
            paramLabel = "URI",
            arity = "0..1",
            description = "Where to begin: a bucket or a directory; default: the local directory.")
    private @Nullable String uri;

    @Override
    public Integer call() {
        ElastoCommand top = (ElastoCommand) spec.root().userObject();
        Environment environment = top.environment();
        Place place = Place.of(StorageUri.of(environment.directory()), environment.directory());
        if (environment.terminal().in()) {
            return ShellTerminal.run(environment, top.globals(), place, uri);
        }
        try (Shell shell = new Shell(environment, top.globals(), environment.secret(), place)) {
            int code = uri == null ? ExitCode.OK.code() : shell.begin(uri);
            return code == ExitCode.OK.code() ? shell.script(environment.in()) : code;
        }
    }
}
