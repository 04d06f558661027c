package org.elasto.emulator.file;

import org.elasto.emulator.azure.AzureError;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.Crc64;
import org.elasto.emulator.azure.front.ByteRange;
import org.elasto.emulator.azure.front.Checksums;
import org.elasto.emulator.azure.front.Payload;
import org.elasto.emulator.azure.front.SourceRequest;
import org.elasto.emulator.azure.front.Sources;
import org.elasto.emulator.checksum.Crc64Nvme;
import org.elasto.emulator.http.Deferred;
import org.elasto.emulator.http.Reception;
import org.elasto.emulator.http.Response;
import org.elasto.emulator.store.Content;
import org.elasto.emulator.store.SparseContent;
import org.jspecify.annotations.Nullable;

/** Put Range From URL: bytes of another file or of a blob, whose URL is signed, or open to all, or comes with a token. */
final class RangeFromUrl {

    private static final String WRITE = "x-ms-write";
    private static final String SOURCE_RANGE = "x-ms-source-range";
    private static final String IF_MATCH = "x-ms-source-if-match-crc64";
    private static final String IF_NONE_MATCH = "x-ms-source-if-none-match-crc64";

    private RangeFromUrl() {}

    static Reception put(FileCall call) {
        call.requireNoBody();
        String write = call.header(WRITE);
        if (write == null) {
            throw AzureException.missingHeader(WRITE);
        }
        if (!write.equalsIgnoreCase("update")) {
            throw AzureException.invalidHeader(WRITE, write);
        }
        ByteRange range = RangeHandlers.range(call);
        ByteRange source = sourceRange(call);
        if (Math.max(range.length(), source.length()) > RangeHandlers.LARGEST) {
            throw RangeHandlers.tooLarge();
        }
        if (source.length() != range.length()) {
            throw AzureException.invalidHeader(SOURCE_RANGE, String.valueOf(call.header(SOURCE_RANGE)));
        }
        RangeHandlers.Write change = RangeHandlers.Write.of(call, range);
        call.target().requirePresent();
        Shares.require(call.context().store().world(), call.target())
                .tree()
                .requireFile(call.target().file());
        return new Deferred(() -> write(change, source));
    }

    private static ByteRange sourceRange(FileCall call) {
        String text = call.header(SOURCE_RANGE);
        if (text == null) {
            throw AzureException.missingHeader(SOURCE_RANGE);
        }
        ByteRange range = ByteRange.parse(text);
        if (range == null || range.last() == Long.MAX_VALUE) {
            throw AzureException.invalidHeader(SOURCE_RANGE, text);
        }
        return range;
    }

    private static Response write(RangeHandlers.Write change, ByteRange source) {
        FileCall call = change.call();
        Content bytes = read(call, source);
        Crc64Nvme sum = new Crc64Nvme();
        bytes.buffers().forEachRemaining(sum::update);
        check(call, sum.getValue());
        FileNode file = change.apply(content -> content.write(change.range().first(), bytes));
        Response response = NodeAnswer.written(201, file).header("x-ms-content-crc64", Crc64.base64(sum.getValue()));
        return change.answer(response, file);
    }

    private static Content read(FileCall call, ByteRange range) {
        SourceRequest request = SourceRequest.of(call.request(), call.version().toString());
        Response read = call.context().sources().read(request.ofRange(range), call.version());
        SparseContent stored = Sources.content(read, call.version());
        if (stored.length() != range.length()) {
            throw new AzureException(AzureError.COPY_SOURCE_TOO_SHORT);
        }
        return stored.content(0, stored.length());
    }

    /** What the sum has to be, and what it must or must not be. */
    private static void check(FileCall call, long sum) {
        String promised = call.header(Payload.SOURCE_CRC64);
        if (promised != null) {
            Checksums.checkCrc64(Payload.SOURCE_CRC64, promised, sum);
        }
        Long wanted = crc64(call, IF_MATCH);
        Long unwanted = crc64(call, IF_NONE_MATCH);
        if ((wanted != null && wanted != sum) || (unwanted != null && unwanted == sum)) {
            throw new AzureException(AzureError.SOURCE_CONDITION_NOT_MET);
        }
    }

    private static @Nullable Long crc64(FileCall call, String header) {
        String text = call.header(header);
        Long sum = text == null ? null : Crc64.parse(text);
        if (text != null && sum == null) {
            throw AzureException.invalidHeader(header, text);
        }
        return sum;
    }
}
