package org.elasto.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Objects;
import org.elasto.client.StorageUri;
import org.jspecify.annotations.Nullable;

/** Whether two names mean one file: copying it onto itself gains nothing, and moving it there would lose it. */
final class SameFile {

    private SameFile() {}

    /**
     * Compares two names.
     *
     * @param defaultAuthority what a URI without host means, or null if that is the service itself
     */
    static boolean is(Operand one, Operand other, @Nullable String defaultAuthority) {
        if (one.isLocal() && other.isLocal()) {
            try {
                return Files.exists(other.path()) && Files.isSameFile(one.path(), other.path());
            } catch (IOException e) {
                return one.path().equals(other.path());
            }
        }
        StorageUri a = one.uri();
        StorageUri b = other.uri();
        return a.scheme().equals(b.scheme())
                && a.container().equals(b.container())
                && a.key().equals(b.key())
                && sameEndpoint(a, b, defaultAuthority);
    }

    /** Whether both are kept by the same service. */
    static boolean sameEndpoint(StorageUri a, StorageUri b, @Nullable String defaultAuthority) {
        String one = a.authority() == null ? defaultAuthority : a.authority();
        String other = b.authority() == null ? defaultAuthority : b.authority();
        return Objects.equals(one, other);
    }
}
