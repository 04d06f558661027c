package org.elasto.cli;

import java.io.IOException;
import java.nio.file.Files;
import org.elasto.client.Elasto;

/** Whether two names mean one file: copying it onto itself gains nothing, and moving it there would lose it. */
final class SameFile {

    private SameFile() {}

    /** Compares two names. */
    static boolean is(Operand one, Operand other, Elasto client) {
        if (one.isLocal() && other.isLocal()) {
            try {
                return Files.exists(other.path()) && Files.isSameFile(one.path(), other.path());
            } catch (IOException e) {
                return one.path().equals(other.path());
            }
        }
        return client.isSame(one.uri(), other.uri());
    }
}
