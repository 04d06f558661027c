package org.elasto.emulator.http;

/**
 * A front as those know it who come between it and its port: it can name what a request asks for, and refuse it, without
 * anything being carried out. Thread-safe.
 */
public interface ProtocolFront extends Front {

    /** What a request asks for. Judges neither who asks nor whether it can be had, and never throws. */
    Asked asks(Request request);

    /**
     * Refuses a request as the service would.
     *
     * @param code one of the errors of the front's {@link Vocabulary}
     */
    Response refuse(Request request, String code);
}
