package org.elasto.emulator.http;

/**
 * How a request goes on once its head has been judged: with an answer, by reading the body, or by work that takes too
 * long for an I/O thread.
 */
public sealed interface Reception permits Response, BodyReader, Deferred {}
