package org.elasto.emulator.http;

/**
 * What a request asks for, as far as its head tells. Immutable.
 *
 * @param operation a word of the front's {@link Vocabulary}; empty for none it has
 * @param path of what it is asked of, decoded, with a slash in front; as sent where nobody can tell
 */
public record Asked(String operation, String path) {

    /** A request that no operation is found for. */
    public static Asked unknown(Request request) {
        return new Asked("", request.rawPath());
    }
}
