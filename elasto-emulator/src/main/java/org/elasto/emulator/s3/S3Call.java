package org.elasto.emulator.s3;

import java.util.function.Function;
import org.elasto.emulator.http.Reception;
import org.elasto.emulator.http.Request;

/** One request of a caller who has been authenticated. */
record S3Call(Request request, S3Target target, S3Operation operation, Caller caller, S3Context context) {

    /**
     * Reads the body and verifies everything that was said of it; only then {@code then} runs, on the I/O thread.
     *
     * @throws S3Exception where the head alone shows that the body will not do
     */
    Reception readBody(BodyRules rules, Function<Payload, Reception> then) {
        return PayloadReader.of(this, rules, then);
    }
}
