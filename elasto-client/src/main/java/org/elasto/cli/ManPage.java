package org.elasto.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.elasto.client.ConfigKey;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual page of a command, from the same source as its {@code --help}. */
final class ManPage {

    private final CommandSpec spec;
    private final String version;
    private final Roff page = new Roff();

    private ManPage(CommandSpec spec, String version) {
        this.spec = spec;
        this.version = version;
    }

    /**
     * The source of the page.
     *
     * @param spec of the command
     * @param version of the tool
     */
    static String of(CommandSpec spec, String version) {
        return new ManPage(spec, version).render();
    }

    /** The name of a command's page: its words with dashes between them. */
    static String name(CommandSpec spec) {
        return spec.qualifiedName("-");
    }

    private String render() {
        List<String> description = lines(spec.usageMessage().description());
        page.title(name(spec).toUpperCase(Locale.ROOT), version);
        page.section("NAME").text(name(spec) + " - " + summary(description));
        page.section("SYNOPSIS").command(spec.qualifiedName(), String.join(" ", arguments()));
        page.section("DESCRIPTION");
        description.forEach(page::paragraph);
        arguments(spec.positionalParameters());
        subcommands();
        options(
                "OPTIONS",
                spec.options().stream().filter(option -> !isGlobal(option)).toList());
        options("GLOBAL OPTIONS", spec.options().stream().filter(this::isGlobal).toList());
        List<Examples.Example> examples = Examples.of(spec.qualifiedName());
        if (!examples.isEmpty()) {
            page.section("EXAMPLES");
            examples.forEach(example -> page.example(example.line(), example.meaning()));
        }
        page.section("EXIT STATUS");
        ExitCode.table().forEach((code, meaning) -> page.term(code, "").text(meaning));
        if (spec.parent() == null) {
            environment();
        }
        seeAlso();
        return page.toString();
    }

    /** Options of the tool that every command takes, and those for help. */
    private boolean isGlobal(OptionSpec option) {
        return option.inherited() || option.usageHelp() || option.versionHelp() || spec.parent() == null;
    }

    /** The first sentence, as lists of pages show it. */
    private static String summary(List<String> description) {
        String first = description.isEmpty() ? "" : description.get(0);
        int end = first.indexOf(". ");
        String sentence = end < 0 ? first : first.substring(0, end);
        String bare = sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
        return bare.isEmpty() ? bare : bare.substring(0, 1).toLowerCase(Locale.ROOT) + bare.substring(1);
    }

    private List<String> arguments() {
        List<String> words = new ArrayList<>(List.of("[OPTION]..."));
        for (PositionalParamSpec parameter : spec.positionalParameters()) {
            words.add(label(parameter));
        }
        if (!spec.subcommands().isEmpty()) {
            words.add("COMMAND");
        }
        return words;
    }

    private static String label(PositionalParamSpec parameter) {
        String label = parameter.paramLabel() + (parameter.arity().max() > 1 ? "..." : "");
        return parameter.arity().min() == 0 ? "[" + label + "]" : label;
    }

    private void arguments(List<PositionalParamSpec> parameters) {
        if (parameters.isEmpty()) {
            return;
        }
        page.section("ARGUMENTS");
        for (PositionalParamSpec parameter : parameters) {
            page.term(parameter.paramLabel(), "");
            describe(parameter);
        }
    }

    private void options(String heading, List<OptionSpec> options) {
        if (options.isEmpty()) {
            return;
        }
        page.section(heading);
        for (OptionSpec option : options) {
            page.term(String.join(", ", option.names()), option.arity().max() > 0 ? option.paramLabel() : "");
            describe(option);
        }
    }

    /** Unlike those of commands, the texts of arguments come ready to be shown. */
    private void describe(ArgSpec argument) {
        for (String text : argument.description()) {
            text.lines().forEach(page::text);
        }
    }

    private void subcommands() {
        if (spec.subcommands().isEmpty()) {
            return;
        }
        page.section("COMMANDS");
        for (CommandLine each : spec.subcommands().values()) {
            page.term(each.getCommandName(), "")
                    .text(summary(lines(each.getCommandSpec().usageMessage().description())));
        }
    }

    private void environment() {
        page.section("ENVIRONMENT");
        for (ConfigKey<?> key : ConfigKey.all()) {
            page.term(String.join(", ", key.variables()), "").text("the setting " + key.name());
        }
        for (CredentialKey key : CredentialKey.values()) {
            page.term(key.variable(), "").text("what elasto config calls " + key.key());
        }
        page.term("NO_COLOR", "").text("if it is not empty, nothing is coloured");
        page.term("COLUMNS", "").text("how wide the terminal is");
        page.section("FILES");
        page.term("~/.config/elasto/config", "").text("settings and credentials, see elasto-config(1)");
        page.term("~/.aws/config, ~/.aws/credentials", "").text("profiles of AWS");
    }

    private void seeAlso() {
        List<String> pages = new ArrayList<>();
        if (spec.parent() != null) {
            pages.add(name(spec.parent()) + "(1)");
        }
        for (Map.Entry<String, CommandLine> each : spec.subcommands().entrySet()) {
            pages.add(name(each.getValue().getCommandSpec()) + "(1)");
        }
        page.section("SEE ALSO").text(String.join(", ", pages));
    }

    /** Texts as picocli shows them: they are formats without arguments. */
    private static List<String> lines(String[] formats) {
        List<String> lines = new ArrayList<>();
        for (String format : formats) {
            String.format(Locale.ROOT, format).lines().forEach(lines::add);
        }
        return lines;
    }
}
