package org.elasto.conformance;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the command line asks for.
 *
 * @param targets comma-separated names; null for the emulator in its dialects
 * @param config a properties file that describes targets
 * @param only part of the names of the classes to run; empty for all
 * @param report a directory for the reports
 * @param rounds of each race
 */
record Arguments(
        boolean help,
        boolean races,
        @Nullable String targets,
        @Nullable Path config,
        String only,
        @Nullable Path report,
        int rounds) {

    private static final int ROUNDS = 1000;
    private static final int MOST_ROUNDS = 1_000_000;

    /** @throws IllegalArgumentException says what makes no sense */
    static Arguments parse(List<String> arguments) {
        Arguments parsed = new Arguments(false, false, null, null, "", null, ROUNDS);
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String word = rest.next();
            parsed = switch (word) {
                case "--help", "-h", "help" -> parsed.with(true, parsed.races);
                case "races" -> parsed.with(parsed.help, true);
                default -> {
                    if (!word.startsWith("--") || !rest.hasNext()) {
                        throw new IllegalArgumentException(word + " makes no sense here");
                    }
                    yield parsed.with(word, rest.next());
                }
            };
        }
        return parsed;
    }

    private Arguments with(boolean newHelp, boolean newRaces) {
        return new Arguments(newHelp, newRaces, targets, config, only, report, rounds);
    }

    private Arguments with(String option, String value) {
        return switch (option) {
            case "--target", "--targets" -> new Arguments(help, races, value, config, only, report, rounds);
            case "--config" -> new Arguments(help, races, targets, Path.of(value), only, report, rounds);
            case "--only" -> new Arguments(help, races, targets, config, value, report, rounds);
            case "--report" -> new Arguments(help, races, targets, config, only, Path.of(value), rounds);
            case "--rounds" -> new Arguments(help, races, targets, config, only, report, number(value));
            default -> throw new IllegalArgumentException(option + " is no option");
        };
    }

    private static int number(String value) {
        int number = value.matches("[0-9]{1,7}") ? Integer.parseInt(value) : 0;
        if (number < 1 || number > MOST_ROUNDS) {
            throw new IllegalArgumentException("--rounds takes a number from 1 to " + MOST_ROUNDS);
        }
        return number;
    }
}
