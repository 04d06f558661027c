package org.elasto.emulator.azure;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an answer says of a refusal: one document, and the code once more in a header. */
public final class ErrorDocument {

    /** The header that repeats the code. */
    public static final String CODE_HEADER = "x-ms-error-code";

    private ErrorDocument() {}

    /**
     * The document, as the service sends it for blobs and files alike.
     *
     * @param requestId as in x-ms-request-id
     * @param time of the answer
     */
    public static byte[] bytes(AzureException refusal, String requestId, Instant time) {
        String message = refusal.getMessage() + "\nRequestId:" + requestId + "\nTime:" + AzureDates.iso(time);
        XmlDocument document = new XmlDocument(512)
                .open("Error")
                .element("Code", refusal.error().code())
                .element("Message", message);
        List<String> children = refusal.children();
        for (int i = 0; i < children.size(); i += 2) {
            document.element(children.get(i), children.get(i + 1));
        }
        return document.close("Error").toBytes();
    }

    /** Whether an answer to this method and of this status has a body at all. */
    public static boolean hasBody(String method, int status) {
        return !method.equals("HEAD") && status != 304;
    }

    /** The value of {@link #CODE_HEADER}, or null for a version whose answers do not have it. */
    public static @Nullable String codeHeader(AzureError error, ApiVersion version) {
        return version.atLeast(ApiVersion.ERROR_CODE_HEADER) ? error.code() : null;
    }
}
