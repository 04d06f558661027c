package org.elasto.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints manual pages, or writes all of them to a directory. */
@Command(
        name = "man",
        description = {
            "Print the manual page of a command, or of the tool; or write all pages to a directory.",
            "Read it with: elasto man ls | man -l -"
        })
final class ManCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = "--directory",
            paramLabel = "DIR",
            description = "Write every page to this directory, as elasto.1, elasto-ls.1 and so on.")
    private @Nullable Path directory;

    @Parameters(paramLabel = "COMMAND", arity = "0..*", description = "Whose page; default: that of the tool.")
    private List<String> words = List.of();

    @Override
    public Integer call() throws IOException {
        ElastoCommand top = (ElastoCommand) spec.root().userObject();
        CommandLine all = new Cli(top.environment()).commandLine(top, Commands.all());
        String version = new Version().getVersion()[0];
        if (directory == null) {
            String page = ManPage.of(find(all, words).getCommandSpec(), version);
            spec.commandLine().getOut().print(page);
            spec.commandLine().getOut().flush();
            return ExitCode.OK.code();
        }
        if (!words.isEmpty()) {
            throw CliException.usage("--directory takes all pages; leave out " + words.get(0));
        }
        Path target = top.environment().directory().resolve(directory);
        Files.createDirectories(target);
        pages(all, version).forEach((name, page) -> write(target.resolve(name + ".1"), page));
        return ExitCode.OK.code();
    }

    private static CommandLine find(CommandLine top, List<String> words) {
        CommandLine found = top;
        for (String word : words) {
            CommandLine next = found.getSubcommands().get(word);
            if (next == null) {
                throw CliException.usage(found.getCommandSpec().qualifiedName() + " has no command \"" + word + "\"");
            }
            found = next;
        }
        return found;
    }

    /** Every page by its name. */
    static Map<String, String> pages(CommandLine top, String version) {
        Map<String, String> pages = new TreeMap<>();
        List<CommandLine> left = new ArrayList<>(List.of(top));
        while (!left.isEmpty()) {
            CommandLine each = left.remove(left.size() - 1);
            pages.put(ManPage.name(each.getCommandSpec()), ManPage.of(each.getCommandSpec(), version));
            left.addAll(each.getSubcommands().values());
        }
        return pages;
    }

    private static void write(Path file, String page) {
        try {
            Files.writeString(file, page, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
