package org.elasto.cli;

/**
 * The options that every command takes.
 *
 * @param connection how to reach the services
 * @param json whether results and errors are JSON
 * @param quiet whether what went well goes unmentioned
 * @param progress whether progress is wanted, where there is a terminal
 * @param debug whether the wire and stack traces are shown
 * @param globs whether names with wildcards are patterns
 */
record GlobalOptions(
        Connection connection, boolean json, boolean quiet, boolean progress, boolean debug, boolean globs) {}
