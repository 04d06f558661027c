package org.elasto.cli;

import org.jspecify.annotations.Nullable;

/** What a person can do about a failure. */
final class Advice {

    private Advice() {}

    /**
     * Looks up the advice.
     *
     * @param command the name of the command that failed
     * @return one line, or null when there is nothing to add
     */
    static @Nullable String on(String command, Failure failure) {
        return switch (failure.kind()) {
            case "NOT_FOUND" -> "check the name; elasto ls shows what there is";
            case "ALREADY_EXISTS" -> onExisting(command, failure.serviceCode());
            case "UNAUTHENTICATED" ->
                "for S3 set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or name a --profile or a --credentials-file, or keep them with elasto config set;"
                        + " for Azure set AZURE_STORAGE_CONNECTION_STRING, or AZURE_STORAGE_ACCOUNT and AZURE_STORAGE_KEY";
            case "PERMISSION_DENIED" ->
                failure.httpStatus() == 0 ? null : "these credentials may not do this; another --profile may";
            case "PRECONDITION_FAILED" -> "somebody else changed it in between; look at it and try again";
            case "LEASE_CONFLICT" ->
                "somebody else holds the lease; wait until it ends, or end it with elasto lease break";
            case "RATE_LIMITED" -> "the service is overloaded; try again later";
            case "INTEGRITY" -> "nothing was kept of it; try again";
            case "UNEXPECTED" -> onUnexpected(failure);
            default -> null;
        };
    }

    private static @Nullable String onExisting(String command, @Nullable String serviceCode) {
        boolean snapshots = "SnapshotsPresent".equals(serviceCode) || "ShareHasSnapshots".equals(serviceCode);
        if (snapshots) {
            return "its snapshots keep it, which no command here removes; elasto versions lists them";
        }
        return switch (command) {
            case "put", "get", "cp", "mv" -> "--force replaces it";
            case "rm" -> "rm -r removes all it holds, too";
            default -> null;
        };
    }

    private static @Nullable String onUnexpected(Failure failure) {
        if (failure.exit() != ExitCode.TRANSIENT) {
            return null;
        }
        return failure.httpStatus() == 0
                ? "check that the endpoint is right (--endpoint, -i for plain HTTP) and that its server runs"
                : "the service has trouble; try again later";
    }
}
