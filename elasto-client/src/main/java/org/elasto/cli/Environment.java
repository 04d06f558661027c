package org.elasto.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All that the tool takes from the process it runs in; a test puts in its own.
 *
 * @param in standard input
 * @param out standard output
 * @param err standard error
 * @param terminal which of them a person looks at
 * @param variables the environment's variables
 * @param directory what relative paths start from
 * @param zone tells the zone in which times are shown to people; asked only then, as finding out takes a while
 * @param nanoTime a clock for rates
 * @param interruption told by Ctrl-C
 * @param log switches the client's log on, for debugging, or off
 * @param secret asks a person for a secret, by a prompt, and does not show what is typed; null answers if there is nobody
 * @param clients makes the client
 */
record Environment(
        InputStream in,
        PrintStream out,
        PrintStream err,
        Terminal terminal,
        Map<String, String> variables,
        Path directory,
        Supplier<ZoneId> zone,
        LongSupplier nanoTime,
        Interruption interruption,
        Consumer<Boolean> log,
        Function<String, @Nullable String> secret,
        Clients clients) {}
