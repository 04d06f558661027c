package org.elasto.cli;

import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What the operands of commands mean in a shell: by what their help calls them. */
final class ShellOperands {

    private static final Set<String> REMOTE = Set.of("URI", "SRC", "DST");
    private static final String LOCAL = "FILE";

    /** Commands that need no name where one is somewhere. */
    private static final Set<String> HERE = Set.of("ls", "du", "df", "watch");

    private ShellOperands() {}

    /** Whether an operand is the name of something remote. */
    static boolean isRemote(PositionalParamSpec operand) {
        return REMOTE.contains(operand.paramLabel());
    }

    /** Whether an operand is the name of a local file. */
    static boolean isLocal(PositionalParamSpec operand) {
        return operand.paramLabel().equals(LOCAL);
    }

    /** Makes each command resolve its operands before it sees them. */
    static void adapt(CommandLine line, Place place) {
        CommandSpec spec = line.getCommandSpec();
        for (PositionalParamSpec operand : List.copyOf(spec.positionalParameters())) {
            if (isRemote(operand) || isLocal(operand)) {
                ITypeConverter<String> meaning = isRemote(operand) ? place::resolve : place::resolveLocal;
                PositionalParamSpec.Builder resolved =
                        PositionalParamSpec.builder(operand).converters(meaning);
                if (HERE.contains(spec.name()) && isRemote(operand)) {
                    resolved.arity(operand.arity().max() > 1 ? "0..*" : "0..1").defaultValue(".");
                }
                spec.remove(operand);
                spec.addPositional(resolved.build());
            }
        }
        line.getSubcommands().values().forEach(each -> adapt(each, place));
    }
}
