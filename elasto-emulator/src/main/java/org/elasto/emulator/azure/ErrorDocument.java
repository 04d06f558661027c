package org.elasto.emulator.azure;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an answer says of a refusal: one document, and the code once more in a header. */
public final class ErrorDocument {

    /** The header that repeats the code. */
    public static final String CODE_HEADER = "x-ms-error-code";

    private static final String PROLOG = "\uFEFF<?xml version=\"1.0\" encoding=\"utf-8\"?>";

    private ErrorDocument() {}

    /**
     * The document, byte order mark included, as the service sends it for blobs, files and lists alike.
     *
     * @param requestId as in x-ms-request-id
     * @param time of the answer
     */
    public static byte[] bytes(AzureException refusal, String requestId, Instant time) {
        StringBuilder out = new StringBuilder(512).append(PROLOG).append("<Error>");
        element("Code", refusal.error().code(), out);
        String message = refusal.getMessage() + "\nRequestId:" + requestId + "\nTime:" + AzureDates.iso(time);
        element("Message", message, out);
        List<String> children = refusal.children();
        for (int i = 0; i < children.size(); i += 2) {
            element(children.get(i), children.get(i + 1), out);
        }
        return out.append("</Error>").toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Whether an answer to this method and of this status has a body at all. */
    public static boolean hasBody(String method, int status) {
        return !method.equals("HEAD") && status != 304;
    }

    /** The value of {@link #CODE_HEADER}, or null for a version whose answers do not have it. */
    public static @Nullable String codeHeader(AzureError error, ApiVersion version) {
        return version.atLeast(ApiVersion.ERROR_CODE_HEADER) ? error.code() : null;
    }

    private static void element(String name, String text, StringBuilder out) {
        if (text.isEmpty()) {
            out.append('<').append(name).append(" />");
            return;
        }
        out.append('<').append(name).append('>');
        for (int i = 0; i < text.length(); i++) {
            escape(text, i, out);
        }
        out.append("</").append(name).append('>');
    }

    /** What XML 1.0 cannot carry, not even as a reference, becomes a replacement character. */
    private static void escape(String text, int index, StringBuilder out) {
        char c = text.charAt(index);
        switch (c) {
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '&' -> out.append("&amp;");
            case '\r' -> out.append("&#xD;");
            case '\n', '\t' -> out.append(c);
            default -> out.append(c < ' ' || c >= 0xFFFE || loneSurrogate(text, index) ? '\uFFFD' : c);
        }
    }

    private static boolean loneSurrogate(String text, int index) {
        char c = text.charAt(index);
        if (Character.isHighSurrogate(c)) {
            return index + 1 == text.length() || !Character.isLowSurrogate(text.charAt(index + 1));
        }
        return Character.isLowSurrogate(c) && (index == 0 || !Character.isHighSurrogate(text.charAt(index - 1)));
    }
}
