package org.elasto.emulator.azure;

import org.jspecify.annotations.Nullable;

/**
 * The structured body, {@code XSM/1.0}: content in numbered segments, each with its CRC-64, and one over all of it.
 *
 * <pre>
 * header   version u8 = 1, message length u64, flags u16 (1: CRC), segments u16
 * segment  number u16 from 1, length u64, content, CRC u64
 * trailer  CRC u64 over all content
 * </pre>
 *
 * All numbers are little-endian; the message length counts everything.
 */
public final class StructuredBody {

    /** The only value of {@link #HEADER} there is. */
    public static final String VALUE = "XSM/1.0; properties=crc64";

    /** Tells that the body is structured, in requests and answers. */
    public static final String HEADER = "x-ms-structured-body";

    /** The length of the content inside. */
    public static final String CONTENT_LENGTH = "x-ms-structured-content-length";

    /** What SDKs cut their content into. */
    public static final int SEGMENT = 4 << 20;

    static final int HEAD = 13;
    static final int SEGMENT_HEAD = 10;
    static final int CRC = 8;
    public static final int MOST_SEGMENTS = 32_767;

    private StructuredBody() {}

    /**
     * Whether a header says that the body is structured.
     *
     * @throws AzureException InvalidHeaderValue for any other form than {@link #VALUE}
     */
    public static boolean isStructured(@Nullable String header) {
        if (header == null) {
            return false;
        }
        if (!header.replace(" ", "").equalsIgnoreCase("XSM/1.0;properties=crc64")) {
            throw AzureException.invalidHeader(HEADER, header);
        }
        return true;
    }

    /** How many segments content makes: never none. */
    static long segments(long contentLength, int segment) {
        return Math.max(1, (contentLength + segment - 1) / segment);
    }

    /** The length of the body that content makes. */
    public static long encodedLength(long contentLength, int segment) {
        return HEAD + contentLength + segments(contentLength, segment) * (SEGMENT_HEAD + CRC) + CRC;
    }
}
