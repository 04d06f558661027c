package org.elasto.cli;

import picocli.CommandLine.Command;

/** What is done about leases. */
@Command(
        name = "lease",
        description = {
            "Take, keep and end leases on blobs, containers, files and shares: as long as one holds, only those who name its"
                    + " id may write. On S3, where there are none, run holds an advisory lock, and break ends it."
        },
        subcommands = {
            LeaseAcquireCommand.class,
            LeaseRenewCommand.class,
            LeaseReleaseCommand.class,
            LeaseBreakCommand.class,
            LeaseRunCommand.class
        })
final class LeaseCommand {}
