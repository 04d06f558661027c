package org.elasto.emulator.azure;

import org.elasto.emulator.http.Request;

/**
 * A request that brings a SAS.
 *
 * @param head as received
 * @param query of the head, decoded
 * @param target what it addresses
 * @param remoteAddress where it came from: an IPv4 or IPv6 address without port
 */
public record SasRequest(Request head, AzureQuery query, SasTarget target, String remoteAddress) {

    /** Whether the query brings a SAS at all. */
    public static boolean isSas(AzureQuery query) {
        return query.has("sig");
    }
}
