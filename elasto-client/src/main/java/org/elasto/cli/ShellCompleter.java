package org.elasto.cli;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.elasto.client.StorageException;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What may stand where the cursor is: a command, an option, a remote or a local name. */
final class ShellCompleter implements Completer {

    private final CommandLine tool;
    private final Shell shell;
    private final RemoteNames names;

    /**
     * Of a shell.
     *
     * @param tool all commands, for what they take
     */
    ShellCompleter(CommandLine tool, Shell shell, RemoteNames names) {
        this.tool = tool;
        this.shell = shell;
        this.names = names;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        String word = line.word().substring(0, line.wordCursor());
        candidates.addAll(candidates(line.words().subList(0, line.wordIndex()), word));
    }

    /** What may follow these words, beginning with this. */
    List<Candidate> candidates(List<String> before, String word) {
        if (before.isEmpty()) {
            List<String> all = new ArrayList<>(Commands.all());
            all.remove("shell");
            all.addAll(Shell.builtins());
            return words(all, word);
        }
        String command = before.get(0);
        if (command.equals("lcd")) {
            return local(word, true);
        }
        if (command.equals("cd")) {
            return remote(word, true);
        }
        if (command.equals("help")) {
            return before.size() == 1 ? words(Commands.all(), word) : List.of();
        }
        CommandLine found = tool.getSubcommands().get(command);
        return found == null ? List.of() : arguments(found, before.subList(1, before.size()), word);
    }

    private List<Candidate> arguments(CommandLine command, List<String> before, String word) {
        CommandSpec spec = command.getCommandSpec();
        if (!before.isEmpty() && command.getSubcommands().containsKey(before.get(0))) {
            CommandLine below = command.getSubcommands().get(before.get(0));
            return arguments(below, before.subList(1, before.size()), word);
        }
        if (word.startsWith("-")) {
            List<String> options = new ArrayList<>();
            spec.options().stream()
                    .filter(option -> !option.hidden())
                    .forEach(option -> options.add(option.longestName()));
            return words(options, word);
        }
        if (!command.getSubcommands().isEmpty()) {
            return words(command.getSubcommands().keySet(), word);
        }
        boolean value = !before.isEmpty() && ShellOperands.takesNext(spec, before.get(before.size() - 1));
        int index = ShellOperands.operands(spec, before, 0).size();
        PositionalParamSpec operand = ShellOperands.at(spec, index);
        return operand == null || value ? List.of() : operands(operand, index, word);
    }

    private List<Candidate> operands(PositionalParamSpec operand, int index, String word) {
        List<Candidate> candidates = new ArrayList<>();
        boolean isLocal = ShellOperands.isLocal(operand);
        if (isLocal) {
            candidates.addAll(local(word, false));
        }
        if (ShellOperands.isRemote(operand) && (!isLocal || index > 0)) {
            candidates.addAll(remote(word, false));
        }
        if (operand.completionCandidates() != null) {
            List<String> values = new ArrayList<>();
            operand.completionCandidates().forEach(values::add);
            candidates.addAll(words(values, word));
        }
        return candidates;
    }

    private static List<Candidate> words(Collection<String> values, String word) {
        return values.stream()
                .filter(value -> value.startsWith(word))
                .map(value -> new Candidate(value, value, null, null, null, null, true))
                .toList();
    }

    private List<Candidate> remote(String word, boolean directories) {
        if (word.startsWith("file:") && !word.startsWith("file:/")) {
            return local(word, directories);
        }
        String parent = word.substring(0, word.lastIndexOf('/') + 1);
        String begun = word.substring(parent.length());
        int scheme = word.indexOf("://");
        if (scheme >= 0 && word.indexOf('/', scheme + 3) < 0) {
            return List.of(); // the host is not known yet
        }
        try {
            String uri = shell.place().resolve(parent.isEmpty() ? "." : parent);
            List<Candidate> candidates = new ArrayList<>();
            for (RemoteNames.Name name :
                    names.in(Operand.parse(uri, shell.place().local()).uri())) {
                String text = scheme < 0 ? name.name() : name.escaped();
                add(candidates, parent, text, begun, directories);
            }
            return candidates;
        } catch (CliException | StorageException e) {
            return List.of(); // what is typed is no name yet
        }
    }

    private List<Candidate> local(String word, boolean directories) {
        String prefix = word.startsWith("file:") ? "file:" : "";
        String typed = word.substring(prefix.length());
        String parent = typed.substring(0, typed.lastIndexOf('/') + 1);
        List<Candidate> candidates = new ArrayList<>();
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(shell.place().local().resolve(parent))) {
            for (Path file : files) {
                String name = file.getFileName() + (Files.isDirectory(file) ? "/" : "");
                add(candidates, prefix + parent, name, typed.substring(parent.length()), directories);
            }
        } catch (IOException | InvalidPathException e) {
            return List.of();
        }
        return candidates;
    }

    private static void add(List<Candidate> candidates, String parent, String name, String begun, boolean directories) {
        boolean directory = name.endsWith("/");
        if (name.startsWith(begun) && (directory || !directories)) {
            String shown = Printable.escape(name);
            candidates.add(new Candidate(parent + name, shown, null, null, null, null, !directory));
        }
    }
}
