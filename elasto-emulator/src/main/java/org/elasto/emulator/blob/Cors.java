package org.elasto.emulator.blob;

import org.elasto.emulator.http.Request;
import org.elasto.emulator.http.Response;

/** What an answer to a page of another origin says. */
final class Cors {

    private Cors() {}

    /** Puts the headers on an answer that the account's rules ask for. */
    static void mark(Request request, Response response, BlobContext context) {}
}
