package org.elasto.cli;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The whole tool as a function: arguments and an environment in, an exit code out. */
final class Cli {

    private final Environment environment;
    private final @Nullable Shell shell;

    Cli(Environment environment) {
        this(environment, null);
    }

    /** Of a shell, whose options hold for each of its commands, and whose place is where names start from. */
    Cli(Environment environment, @Nullable Shell shell) {
        this.environment = environment;
        this.shell = shell;
    }

    /** Runs one command line and tells how it ended. */
    int run(String... arguments) {
        ElastoCommand top = top();
        CommandLine line = commandLine(top, Commands.named(arguments));
        line.setParameterExceptionHandler((e, args) -> refuse(e, args));
        line.setExecutionExceptionHandler((e, at, parsed) -> fail(e, at.getCommandName(), top.globals()));
        if (shell != null) {
            List<String> resolved = ShellOperands.resolve(line, List.of(arguments), shell.place());
            return execute(line, resolved.toArray(new String[0]));
        }
        if (arguments.length == 0) {
            line.usage(line.getErr());
            return ExitCode.USAGE.code();
        }
        return execute(line, arguments);
    }

    private int execute(CommandLine line, String... arguments) {
        int code = line.execute(arguments);
        environment.out().flush();
        environment.err().flush();
        boolean lost = code == ExitCode.OK.code() && environment.interruption().reason() != null;
        return lost ? ExitCode.SOME_FAILED.code() : code;
    }

    private ElastoCommand top() {
        return shell == null ? new ElastoCommand(environment) : new ElastoCommand(environment, shell.globals());
    }

    /**
     * The command line, with nothing run yet.
     *
     * @param commands the names of the commands that it knows
     */
    CommandLine commandLine(ElastoCommand top, Collection<String> commands) {
        CommandLine line = new CommandLine(top);
        commands.forEach(name -> line.addSubcommand(Commands.make(name)));
        line.setOut(writer(environment.out()));
        line.setErr(writer(environment.err()));
        boolean colors = environment.terminal().out() && environment.terminal().color();
        line.setColorScheme(Help.defaultColorScheme(colors ? Help.Ansi.ON : Help.Ansi.OFF));
        line.setUsageHelpWidth(Math.max(55, environment.terminal().columns()));
        describe(line);
        return line;
    }

    /** Adds examples and exit codes to the help of each command. */
    private static void describe(CommandLine line) {
        UsageMessageSpec help = line.getCommandSpec().usageMessage();
        List<String> examples = new ArrayList<>();
        for (Examples.Example example : Examples.of(line.getCommandSpec().qualifiedName())) {
            examples.add("  " + example.line());
            examples.add("      " + example.meaning() + ".");
        }
        if (!examples.isEmpty()) {
            help.footerHeading("%nExamples:%n").footer(examples.toArray(new String[0]));
        }
        help.exitCodeListHeading("%nExit codes:%n").exitCodeList(ExitCode.table());
        line.getSubcommands().values().forEach(Cli::describe);
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    private int refuse(CommandLine.ParameterException e, String[] arguments) {
        CommandLine at = e.getCommandLine();
        Failure failure = Failure.local(ExitCode.USAGE, "USAGE", String.valueOf(e.getMessage()))
                .withAdvice("see " + at.getCommandSpec().qualifiedName() + " --help");
        boolean json = Arrays.asList(arguments).contains("--json");
        Connection none = new Connection(false, null, null, null, null);
        GlobalOptions globals = new GlobalOptions(none, json, false, false, false, true);
        return tell(failure, globals);
    }

    private int fail(Exception e, String command, GlobalOptions globals) throws IOException {
        Failure stop = environment.interruption().reason();
        // A transfer that was told to stop may fail in any way while it does.
        Failure failure = stop == null ? Failure.of(e).during(command) : stop;
        if (globals.debug()) {
            e.printStackTrace(environment.err());
        }
        if (failure.kind().equals(Interruption.OUTPUT_CLOSED)) {
            return failure.exit().code();
        }
        return tell(failure, globals);
    }

    private int tell(Failure failure, GlobalOptions globals) {
        Printer printer = Printer.of(globals, environment, Session.Shape.LINES);
        printer.failure(failure);
        printer.flush();
        return failure.exit().code();
    }
}
