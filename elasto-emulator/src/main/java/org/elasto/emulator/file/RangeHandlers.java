package org.elasto.emulator.file;

import java.util.Locale;
import java.util.function.UnaryOperator;
import org.elasto.emulator.azure.ApiVersion;
import org.elasto.emulator.azure.AzureDates;
import org.elasto.emulator.azure.AzureError;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.Conditions;
import org.elasto.emulator.azure.Etag;
import org.elasto.emulator.azure.Lease;
import org.elasto.emulator.azure.LeaseRequest;
import org.elasto.emulator.azure.LeaseSubject;
import org.elasto.emulator.azure.front.AzureCall;
import org.elasto.emulator.azure.front.ByteRange;
import org.elasto.emulator.http.Reception;
import org.elasto.emulator.http.Response;
import org.elasto.emulator.store.SparseContent;
import org.jspecify.annotations.Nullable;

/** Put Range: bytes written or cleared anywhere inside a file. */
final class RangeHandlers {

    /** The most bytes that one request writes. */
    static final long LARGEST = 4 << 20;

    private static final String WRITE = "x-ms-write";
    private static final String LAST_WRITE = "x-ms-file-last-write-time";

    private RangeHandlers() {}

    static Reception putRange(FileCall call) {
        String write = call.header(WRITE);
        if (write == null) {
            throw AzureException.missingHeader(WRITE);
        }
        return switch (write.toLowerCase(Locale.ROOT)) {
            case "update" -> update(call);
            case "clear" -> clear(call);
            default -> throw AzureException.invalidHeader(WRITE, write);
        };
    }

    private static Reception update(FileCall call) {
        ByteRange range = range(call);
        if (range.length() > LARGEST) {
            throw tooLarge();
        }
        Write write = Write.of(call, range);
        write.checkHead();
        return call.readBody(LARGEST, payload -> {
            if (payload.content().length() != range.length()) {
                throw AzureException.invalidHeader("Content-Length", String.valueOf(call.header("Content-Length")));
            }
            FileNode file = write.apply(content -> content.write(range.first(), payload.content()));
            Response response = NodeAnswer.written(201, file).header("Content-MD5", payload.md5Base64());
            return write.answer(response, file);
        });
    }

    /** The refusal of more than one request writes. */
    static AzureException tooLarge() {
        return new AzureException(AzureError.REQUEST_BODY_TOO_LARGE).with("MaxLimit", Long.toString(LARGEST));
    }

    private static Reception clear(FileCall call) {
        call.requireNoBody();
        if (call.header("Content-MD5") != null) {
            throw AzureException.invalidHeader("Content-MD5", String.valueOf(call.header("Content-MD5")));
        }
        ByteRange range = range(call);
        Write write = Write.of(call, range);
        FileNode file = write.apply(content -> content.clear(range.first(), range.last() + 1));
        return write.answer(AzureCall.answer(201, file.etag()), file);
    }

    /**
     * The range of a write, which has an end.
     *
     * @throws AzureException MissingRequiredHeader or InvalidHeaderValue
     */
    static ByteRange range(FileCall call) {
        String own = call.header("x-ms-range");
        String text = own == null ? call.header("Range") : own;
        if (text == null) {
            throw AzureException.missingHeader("x-ms-range");
        }
        ByteRange range = ByteRange.parse(text);
        if (range == null || range.last() == Long.MAX_VALUE) {
            throw AzureException.invalidHeader(own == null ? "Range" : "x-ms-range", text);
        }
        return range;
    }

    /**
     * A change of a range, with all that is asked of it.
     *
     * @param keepsTime whether the time of the last write stays as it is
     */
    record Write(FileCall call, ByteRange range, @Nullable String leaseId, Conditions conditions, boolean keepsTime) {

        /** @throws AzureException InvalidHeaderValue */
        static Write of(FileCall call, ByteRange range) {
            return new Write(
                    call, range, LeaseRequest.idOf(call.request()), Conditions.of(call.request()), keepsTime(call));
        }

        /** Versions before that of the header leave the time alone, as recorded. */
        private static boolean keepsTime(FileCall call) {
            if (!call.version().atLeast(ApiVersion.SMB_DEFAULTS)) {
                return true;
            }
            String text = call.header(LAST_WRITE);
            if (text == null || text.equalsIgnoreCase("now")) {
                return false;
            }
            if (!text.equalsIgnoreCase("preserve")) {
                throw AzureException.invalidHeader(LAST_WRITE, text);
            }
            return true;
        }

        /** Refuses before the body is read what would be refused after it. */
        void checkHead() {
            call.target().requirePresent();
            judge(Shares.require(call.context().store().world(), call.target()));
        }

        FileNode apply(UnaryOperator<SparseContent> change) {
            Etag etag = call.context().etags().next();
            return Nodes.change(call, share -> {
                Lease lease = judge(share);
                FileNode file = share.tree().requireFile(call.target().file());
                NodeHead head = file.head().withEtag(etag);
                NodeHead timed = keepsTime ? head : head.withSmb(head.smb().writtenAt(etag.modified()));
                return file.withHead(timed).withLease(lease).withContent(change.apply(file.content()));
            });
        }

        private Lease judge(ShareState share) {
            FileNode file = Nodes.file(call, share);
            Lease lease = file.lease()
                    .write(leaseId, LeaseSubject.FILE, call.context().now());
            conditions.checkWrite(file.etag());
            SmbRequest.requireWritable(file);
            if (range.last() >= file.length()) {
                throw new AzureException(AzureError.INVALID_RANGE);
            }
            share.handles().checkRange(file.id(), range.first(), range.last() + 1, true);
            return lease;
        }

        Response answer(Response response, FileNode file) {
            return call.version().atLeast(ApiVersion.SMB_DEFAULTS)
                    ? response.header(LAST_WRITE, AzureDates.iso(file.smb().lastWrite()))
                    : response;
        }
    }
}
