package org.elasto.cli;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What all commands that copy take. */
final class CopyFlags {

    @Option(
            names = {"-f", "--force"},
            description = "Replace what exists.")
    private boolean force;

    @Option(
            names = {"-r", "-R", "--recursive"},
            description = "Directories, with all that is below.")
    private boolean recursive;

    @Option(names = "--explain", description = "First tell how many requests and bytes it takes.")
    private boolean explain;

    @Mixin
    private DryRun dryRun = new DryRun();

    boolean force() {
        return force;
    }

    boolean recursive() {
        return recursive;
    }

    boolean explain() {
        return explain;
    }

    boolean dryRun() {
        return dryRun.asked();
    }
}
