package org.elasto.emulator.blob;

import org.elasto.emulator.azure.ApiVersion;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.Crc64;
import org.elasto.emulator.azure.SequenceNumberCondition;
import org.elasto.emulator.azure.front.AzureCall;
import org.elasto.emulator.azure.front.Checksums;
import org.elasto.emulator.azure.front.ContentHeaders;
import org.elasto.emulator.azure.front.Payload;
import org.elasto.emulator.http.Deferred;
import org.elasto.emulator.http.Reception;
import org.elasto.emulator.http.Response;

/** Put Blob: a block blob whole, or an empty append or page blob. */
final class PutBlobHandlers {

    /** The largest block blob that one request may put. */
    static final long MAX_PUT = 5000L << 20;

    private PutBlobHandlers() {}

    static Reception putBlob(BlobCall call) {
        Containers.require(call.context().store().world(), call.target());
        return switch (BlobType.of(call.request())) {
            case BLOCK -> putBlock(call);
            case APPEND -> putEmpty(call, AppendBody.EMPTY);
            case PAGE -> {
                long size = PageHandlers.size(call);
                if (size < 0) {
                    throw AzureException.missingHeader(PageHandlers.SIZE);
                }
                PageTier.checkSize(String.valueOf(call.header("x-ms-access-tier")), size);
                yield putEmpty(call, PageBody.ofLength(size, SequenceNumberCondition.initial(call.request())));
            }
        };
    }

    private static Reception putBlock(BlobCall call) {
        String size = call.header(PageHandlers.SIZE);
        if (size != null) {
            throw AzureException.invalidHeader(PageHandlers.SIZE, size);
        }
        NewBlob head = NewBlob.ofPut(call, BlobType.BLOCK);
        return call.readBody(MAX_PUT, payload -> {
            String md5 = head.headers().contentMd5();
            if (md5 != null) {
                Checksums.checkMd5(md5, payload.md5());
            }
            NewBlob whole = head.withHeaders(head.headers().withMd5(payload.md5Base64()));
            Blob put = whole.publish(call, BlockBody.whole(payload.content()));
            Response response = AzureCall.answer(201, put.etag()).header("Content-MD5", payload.md5Base64());
            if (call.version().atLeast(ApiVersion.CRC64)) {
                response.header("x-ms-content-crc64", Crc64.base64(payload.crc64()));
            }
            BlobCall.markVersion(response, put);
            return put.state().encryption().markWrite(response);
        });
    }

    static Reception putBlobFromUrl(BlobCall call) {
        BlobType type = BlobType.of(call.request());
        if (type != BlobType.BLOCK) {
            throw AzureException.invalidHeader("x-ms-blob-type", type.word());
        }
        call.requireNoBody();
        Containers.require(call.context().store().world(), call.target());
        ContentHeaders own = ContentHeaders.of(call.request(), Blob.HEADER_PREFIX);
        boolean copies = call.header("x-ms-copy-source-blob-properties") == null
                || call.isTrue("x-ms-copy-source-blob-properties");
        NewBlob asked = NewBlob.of(call, own, type);
        return new Deferred(() -> {
            CopySource source = CopySource.ofUrl(call).checkedByUrl(call);
            Payload fetched = source.payload(call, MAX_PUT, null);
            if (own.contentMd5() != null) {
                Checksums.checkMd5(own.contentMd5(), fetched.md5());
            }
            ContentHeaders headers = copies ? own.orThoseOf(source.blob().headers()) : own;
            NewBlob whole = CopyHandlers.inherit(call, asked, source)
                    .withHeaders(headers.withDefaultType().withMd5(fetched.md5Base64()));
            Blob put = whole.publish(call, BlockBody.whole(fetched.content()));
            Response response = fetched.markFetched(AzureCall.answer(201, put.etag()), call);
            BlobCall.markVersion(response, put);
            return put.state().encryption().markWrite(response);
        });
    }

    private static Reception putEmpty(BlobCall call, BlobBody body) {
        NewBlob head = NewBlob.ofPut(call, body.type());
        return call.readBody(0, payload -> {
            Blob put = head.publish(call, body);
            Response response = AzureCall.answer(201, put.etag());
            BlobCall.markVersion(response, put);
            return put.state().encryption().markWrite(response);
        });
    }
}
