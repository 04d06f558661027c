package org.elasto.emulator.blob;

import org.elasto.emulator.azure.ApiVersion;
import org.elasto.emulator.azure.AppendCondition;
import org.elasto.emulator.azure.AzureError;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.front.AzureCall;
import org.elasto.emulator.blob.Blobs.Scene;
import org.elasto.emulator.http.Reception;
import org.elasto.emulator.http.Response;
import org.elasto.emulator.store.Content;

/** What is appended to append blobs, and their end. */
final class AppendHandlers {

    private static final int MOST_BLOCKS = 50_000;
    private static final long MAX_BLOCK = 100 << 20;
    private static final long OLD_MAX_BLOCK = 4 << 20;

    private AppendHandlers() {}

    static Reception appendBlock(BlobCall call) {
        Append append = Append.of(call);
        if (call.request().contentLength() == 0) {
            throw AzureException.invalidHeader("Content-Length", "0");
        }
        Containers.require(call.context().store().world(), call.target());
        return call.readBody(limit(call), payload -> payload.mark(append.append(payload.content()), call));
    }

    static Reception appendBlockFromUrl(BlobCall call) {
        Append append = Append.of(call);
        return CopySource.fetch(
                call, limit(call), fetched -> fetched.markFetched(append.append(fetched.content()), call));
    }

    private static long limit(BlobCall call) {
        return call.version().atLeast(ApiVersion.LARGE_APPENDS) ? MAX_BLOCK : OLD_MAX_BLOCK;
    }

    /** Sealing changes no entity tag, and may be asked for again. */
    static Reception seal(BlobCall call) {
        WriteRules rules = WriteRules.of(call);
        AppendCondition position = AppendCondition.of(call.request());
        call.requireNoBody();
        Blob sealed = Blobs.change(call, scene -> {
            Blob blob = rules.change(scene.require(), scene.now());
            AppendBody body = require(blob);
            position.check(body.length(), 0);
            blob.state().protection().check(scene.now());
            return blob.withBody(body.asSealed());
        });
        return AzureCall.answer(200, sealed.etag()).header("x-ms-blob-sealed", "true");
    }

    private static AppendBody require(Blob blob) {
        if (blob.body() instanceof AppendBody body) {
            return body;
        }
        throw new AzureException(AzureError.INVALID_BLOB_TYPE);
    }

    /** What an append asks of the blob, wherever the bytes come from. */
    private record Append(BlobCall call, WriteRules rules, AppendCondition position) {

        static Append of(BlobCall call) {
            return new Append(call, WriteRules.of(call), AppendCondition.of(call.request()));
        }

        Response append(Content block) {
            Blob changed = Blobs.change(call, scene -> appended(block, scene));
            AppendBody body = require(changed);
            Response response = AzureCall.answer(201, changed.etag())
                    .header("x-ms-blob-append-offset", Long.toString(body.length() - block.length()))
                    .header("x-ms-blob-committed-block-count", Integer.toString(body.blocks()));
            return changed.state().encryption().markWrite(response);
        }

        private Blob appended(Content block, Scene scene) {
            Blob blob = rules.change(scene.require(), scene.now());
            AppendBody body = require(blob);
            if (body.sealed()) {
                throw new AzureException(AzureError.BLOB_IS_SEALED);
            }
            position.check(body.length(), block.length());
            blob.state().protection().check(scene.now());
            blob.state().encryption().check(rules.encryption());
            if (body.blocks() >= MOST_BLOCKS) {
                throw new AzureException(AzureError.BLOCK_COUNT_EXCEEDS_LIMIT);
            }
            return blob.withBody(body.plus(block))
                    .changedAt(call.context().etags().next());
        }
    }
}
