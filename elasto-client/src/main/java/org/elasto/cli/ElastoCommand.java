package org.elasto.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The top of the command line: the options that every command takes. */
@Command(
        name = "elasto",
        description = {
            "Works on S3, Azure Blob, Azure Files and local files with the same few commands.",
            "A URI is s3://host[:port]/bucket/key, abb://host[:port]/account/container/blob (block blobs), apb://… (page"
                    + " blobs), afs://host[:port]/account/share/directory/file or file:///path; without a host, as in s3:///bucket/key, it means the default endpoint; a"
                    + " plain path is a local file. Write %%25 for a percent sign in a URI."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        scope = ScopeType.INHERIT,
        sortOptions = false,
        usageHelpAutoWidth = true)
final class ElastoCommand {

    @Option(
            names = {"-i", "--insecure-http"},
            scope = ScopeType.INHERIT,
            description = "Plain HTTP; loopback endpoints use it by themselves.")
    private boolean insecureHttp;

    @Option(
            names = "--endpoint",
            paramLabel = "URL",
            scope = ScopeType.INHERIT,
            description = "Where s3:///bucket/key is; default: AWS_ENDPOINT_URL, or the service itself.")
    private @Nullable String endpoint;

    @Option(
            names = "--region",
            paramLabel = "NAME",
            scope = ScopeType.INHERIT,
            description = "Region to sign for; default: AWS_REGION, or that of the profile.")
    private @Nullable String region;

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            scope = ScopeType.INHERIT,
            description = "Profile of elasto config, and of ~/.aws/credentials and ~/.aws/config.")
    private @Nullable String profile;

    @Option(
            names = "--credentials-file",
            paramLabel = "CSV",
            scope = ScopeType.INHERIT,
            description = "Access keys as IAM hands them out, in a credentials.csv.")
    private @Nullable Path credentialsFile;

    @Option(
            names = "--json",
            scope = ScopeType.INHERIT,
            description = "One JSON object a line on standard output, errors too; each tells its schema, which is 1.")
    private boolean json;

    @Option(names = "--quiet", scope = ScopeType.INHERIT, description = "Say nothing of what went well; no progress.")
    private boolean quiet;

    @Option(names = "--no-progress", scope = ScopeType.INHERIT, description = "No progress on the terminal.")
    private boolean noProgress;

    @Option(
            names = {"-d", "--debug"},
            scope = ScopeType.INHERIT,
            description = "Show what goes over the wire, secrets masked, and where an error comes from.")
    private boolean debug;

    @Option(
            names = "--no-glob",
            scope = ScopeType.INHERIT,
            description = "Take *, ? and [ in names as they are, not as patterns.")
    private boolean noGlob;

    private final Environment environment;

    ElastoCommand(Environment environment) {
        this.environment = environment;
    }

    /** What it takes from the command line starts from options that were given before. */
    ElastoCommand(Environment environment, GlobalOptions before) {
        this(environment);
        Connection connection = before.connection();
        insecureHttp = connection.insecureHttp();
        endpoint = connection.endpoint();
        region = connection.region();
        profile = connection.profile();
        credentialsFile = connection.credentialsFile();
        json = before.json();
        quiet = before.quiet();
        noProgress = !before.progress() && !before.quiet();
        debug = before.debug();
        noGlob = !before.globs();
    }

    GlobalOptions globals() {
        return new GlobalOptions(
                new Connection(insecureHttp, endpoint, region, profile, credentialsFile),
                json,
                quiet,
                !quiet && !noProgress,
                debug,
                !noGlob);
    }

    Environment environment() {
        return environment;
    }
}
