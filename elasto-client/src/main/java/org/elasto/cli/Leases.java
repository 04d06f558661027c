package org.elasto.cli;

import java.time.Duration;
import java.util.Set;
import org.elasto.client.Capability;
import org.elasto.client.ElastoFile;
import org.elasto.client.ErrorKind;
import org.elasto.client.FileType;
import org.elasto.client.OpenFlag;
import org.elasto.client.OpenOptions;
import org.elasto.client.StorageException;
import org.jspecify.annotations.Nullable;

/**
 * Opens what is leased, or is to be.
 *
 * @param operand what that is
 */
record Leases(Session session, Operand operand) {

    private static final String FOR_EVER = "infinite";

    /** Reads how long a lease is to hold; null for ever. */
    static @Nullable Duration duration(String text) {
        return text.equals(FOR_EVER) ? null : TimeSpan.parse(text);
    }

    private Set<Capability> capabilities() {
        return session.client().capabilities(operand.uri());
    }

    /** Whether there are only locks that those respect who ask for them. */
    boolean onlyAdvisory() {
        return capabilities().contains(Capability.ADVISORY_LOCKS)
                && !capabilities().contains(Capability.LEASES);
    }

    /**
     * Opens it.
     *
     * @param id of the lease that is held; null for none
     * @throws StorageException UNSUPPORTED if there are no leases, before anything is sent
     */
    ElastoFile open(@Nullable String id) {
        requireLeases();
        OpenOptions options =
                operand.uri().looksLikeDirectory() ? OpenOptions.of(OpenFlag.DIRECTORY) : OpenOptions.of();
        return session.client().open(operand.uri(), options.withLease(id));
    }

    /** For a dry run: that it could be leased, as far as a look tells. */
    void look() {
        requireLeases();
        FileType type = session.client().stat(operand.uri()).type();
        if (type != FileType.FILE && type != FileType.CONTAINER) {
            throw CliException.usage(operand.shown() + " is a directory, which has no lease");
        }
    }

    private void requireLeases() {
        if (!capabilities().contains(Capability.LEASES)) {
            throw new StorageException(
                    ErrorKind.UNSUPPORTED,
                    operand.shown() + ": this backend has no leases"
                            + (onlyAdvisory() ? "; lease run holds a lock there" : ""));
        }
    }
}
