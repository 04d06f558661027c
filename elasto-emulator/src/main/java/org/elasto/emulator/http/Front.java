package org.elasto.emulator.http;

/**
 * What stands behind a listening port: one per wire protocol.
 *
 * <p>{@link #receive} is called on an I/O thread as soon as the head of a request is there, before any byte of the body
 * is read and before {@code 100 Continue} is sent. It must not block. It never throws: a front renders every error of
 * its protocol itself.
 */
@FunctionalInterface
public interface Front {

    /** Judges the head of a request and says how it goes on. */
    Reception receive(Request request);
}
