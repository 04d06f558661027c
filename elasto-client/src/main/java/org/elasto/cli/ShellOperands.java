package org.elasto.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What the operands of commands mean in a shell: by what their help calls them. */
final class ShellOperands {

    private static final Set<String> REMOTE = Set.of("URI", "SRC", "DST");
    private static final String LOCAL = "FILE";

    /** Commands that need no name where one is somewhere. */
    private static final Set<String> HERE = Set.of("ls", "du", "df", "watch");

    private ShellOperands() {}

    /** Whether an operand, or the last of several, is the name of something remote. */
    static boolean isRemote(PositionalParamSpec operand) {
        String label = operand.paramLabel();
        return REMOTE.contains(label.substring(label.lastIndexOf(' ') + 1));
    }

    /** Whether an operand, or all but the last of several, is the name of a local file. */
    static boolean isLocal(PositionalParamSpec operand) {
        return operand.paramLabel().startsWith(LOCAL);
    }

    /** The same words with the operands resolved, and with a name where a command can do without in a shell. */
    static List<String> resolve(CommandLine line, List<String> words, Place place) {
        CommandSpec spec = line.getCommandSpec();
        int from = 0;
        for (int i = 0; i < words.size(); i++) {
            CommandLine below = spec.subcommands().get(words.get(i));
            if (below != null) {
                spec = below.getCommandSpec();
                from = i + 1;
            } else if (!words.get(i).startsWith("-")) {
                break;
            } else if (takesNext(spec, words.get(i))) {
                i++;
            }
        }
        List<String> resolved = new ArrayList<>(words);
        List<Integer> operands = operands(spec, words, from);
        for (int i = 0; i < operands.size(); i++) {
            PositionalParamSpec operand = at(spec, i);
            boolean last = i == operands.size() - 1;
            int word = operands.get(i);
            if (operand != null && isLocal(operand) && !(last && isRemote(operand))) {
                resolved.set(word, place.resolveLocal(words.get(word)));
            } else if (operand != null && isRemote(operand)) {
                resolved.set(word, place.resolve(words.get(word)));
            }
        }
        boolean help = words.contains("--help") || words.contains("-h");
        if (operands.isEmpty() && !help && HERE.contains(spec.name())) {
            resolved.add(place.resolve("."));
        }
        return resolved;
    }

    /** The operand at an index, or null. */
    static @Nullable PositionalParamSpec at(CommandSpec spec, int index) {
        return spec.positionalParameters().stream()
                .filter(each -> each.index().contains(index))
                .findFirst()
                .orElse(null);
    }

    /** Which of the words are operands: neither options nor their values. */
    static List<Integer> operands(CommandSpec spec, List<String> words, int from) {
        List<Integer> operands = new ArrayList<>();
        boolean options = true;
        for (int i = from; i < words.size(); i++) {
            String word = words.get(i);
            if (!options || !word.startsWith("-") || word.equals(Operand.STANDARD_STREAM)) {
                operands.add(i);
            } else if (word.equals("--")) {
                options = false;
            } else if (takesNext(spec, word)) {
                i++;
            }
        }
        return operands;
    }

    /** Whether the value of an option is the word behind it. */
    static boolean takesNext(CommandSpec spec, String word) {
        OptionSpec whole = spec.findOption(word);
        if (whole != null || word.startsWith("--")) {
            return whole != null && whole.arity().min() > 0;
        }
        for (int i = 1; i < word.length(); i++) {
            OptionSpec option = spec.findOption(word.charAt(i));
            if (option != null && option.arity().min() > 0) {
                return i == word.length() - 1;
            }
        }
        return false;
    }
}
