package org.elasto.emulator.azure.front;

import java.util.Base64;
import org.elasto.emulator.azure.ApiVersion;
import org.elasto.emulator.azure.Crc64;
import org.elasto.emulator.http.Response;
import org.elasto.emulator.store.Content;

/**
 * The body of a request, found to be what its head promised.
 *
 * @param md5 of the content
 * @param crc64 of the content
 */
public record Payload(Content content, byte[] md5, long crc64) {

    /** What the source of a write is said to have. */
    public static final String SOURCE_CRC64 = "x-ms-source-content-crc64";

    /** The MD5 as headers have it. */
    public String md5Base64() {
        return Base64.getEncoder().encodeToString(md5);
    }

    /** Tells the client what was fetched from a URL: the MD5, unless it checks by the CRC. */
    public Response markFetched(Response response, AzureCall call) {
        return call.header(SOURCE_CRC64) == null
                ? response.header("Content-MD5", md5Base64())
                : response.header("x-ms-content-crc64", Crc64.base64(crc64));
    }

    /**
     * Tells the client what arrived, in the checksum that it checks by: the MD5 where it sent one or its version knows
     * no other.
     */
    public Response mark(Response response, AzureCall call) {
        boolean crc = call.header("Content-MD5") == null && call.version().atLeast(ApiVersion.CRC64);
        return crc
                ? response.header("x-ms-content-crc64", Crc64.base64(crc64))
                : response.header("Content-MD5", md5Base64());
    }
}
