package org.elasto.emulator.azure;

import java.util.random.RandomGenerator;
import org.elasto.emulator.http.Request;
import org.jspecify.annotations.Nullable;

/** The ids that an answer carries: the service's own, and the client's where it comes back. */
public final class RequestIds {

    /** The header of the client's id, in the request as in the answer. */
    public static final String CLIENT_HEADER = "x-ms-client-request-id";

    private static final int LONGEST = 1024;

    private final RandomGenerator random;

    /**
     * A source of ids.
     *
     * @param random used by many threads at once
     */
    public RequestIds(RandomGenerator random) {
        this.random = random;
    }

    /** A value for x-ms-request-id, shaped as the service's are: a GUID that ends in six zeros. */
    public String next() {
        StringBuilder digits = new StringBuilder(36);
        for (int i = 0; i < 36; i++) {
            boolean hyphen = i == 8 || i == 13 || i == 18 || i == 23;
            digits.append(hyphen ? '-' : i >= 30 ? '0' : Character.forDigit(random.nextInt(16), 16));
        }
        return digits.toString();
    }

    /** The client's id as the answer repeats it; null where it was not sent, is not fit, or the version has no such. */
    public static @Nullable String echo(Request request, ApiVersion version) {
        String id = request.header(CLIENT_HEADER);
        if (id == null
                || id.isEmpty()
                || id.length() > LONGEST
                || !version.atLeast(ApiVersion.CLIENT_REQUEST_ID_ECHO)) {
            return null;
        }
        return id.chars().allMatch(c -> c > ' ' && c < 0x7F) ? id : null;
    }
}
