package org.elasto.conformance.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.conformance.wire.Expected.error;
import static org.elasto.conformance.wire.Expected.someRefusal;
import static org.elasto.conformance.wire.WireRequest.get;
import static org.elasto.conformance.wire.WireRequest.head;
import static org.elasto.conformance.wire.WireRequest.post;

import org.elasto.conformance.Target;
import org.junit.jupiter.api.Test;

/** Completion of multipart uploads: what becomes of the parts, and which lists are refused. */
@OnEveryTarget
class CompleteWireTest extends Wire {

    private static final byte[] LARGE = bytes(Upload.SMALLEST);
    private static final String NO_TAG = "\"" + Hashes.md5(utf8("other")) + "\"";

    CompleteWireTest(Target target) {
        super(target);
    }

    @Test
    void twoParts() {
        Upload upload = Upload.begin(this, "k");
        upload.part(1, LARGE);
        upload.part(2, utf8(TEN));
        WireAnswer answer = require(upload.complete(), 200);
        assertThat(answer.root()).isEqualTo("CompleteMultipartUploadResult");
        assertThat(answer.text("Key")).isEqualTo("k");
        assertThat(answer.text("Bucket")).isEqualTo(bucket);
        String tag = multipartTag(LARGE, utf8(TEN));
        assertThat(answer.text("ETag")).isEqualTo(tag);
        WireAnswer stored = require(signed(head(key("k"))), 200);
        assertThat(stored.header("ETag")).isEqualTo(tag);
        assertThat(stored.header("Content-Length")).isEqualTo(Integer.toString(LARGE.length + 10));
        WireRequest seam = get(key("k")).header("Range", "bytes=" + (LARGE.length - 2) + "-" + (LARGE.length + 1));
        byte[] bytes = require(signed(seam), 206).body();
        assertThat(bytes).containsExactly(LARGE[LARGE.length - 2], LARGE[LARGE.length - 1], '0', '1');
    }

    @Test
    void onePartHasADashToo() {
        Upload upload = Upload.begin(this, "k");
        upload.part(1, utf8(TEN));
        require(upload.complete(), 200);
        assertThat(require(signed(head(key("k"))), 200).header("ETag")).isEqualTo(multipartTag(utf8(TEN)));
    }

    @Test
    void unlistedPartsAreDropped() {
        Upload upload = Upload.begin(this, "k");
        upload.part(1, LARGE);
        String tag = String.valueOf(upload.part(2, utf8(TEN)).header("ETag"));
        require(upload.unlist().list(2, tag).complete(), 200);
        assertThat(read("k")).isEqualTo(TEN);
    }

    @Test
    void tagsMayLackQuotes() {
        Upload upload = Upload.begin(this, "k");
        upload.part(1, utf8(TEN));
        require(upload.unlist().list(1, Hashes.md5(utf8(TEN))).complete(), 200);
        assertThat(read("k")).isEqualTo(TEN);
    }

    @Test
    void tooSmall() {
        Upload upload = Upload.begin(this, "k");
        upload.part(1, utf8(TEN));
        upload.part(2, utf8(TEN));
        Expected small = error(400, "EntityTooSmall", "ETag", "PartNumber", "MinSizeAllowed", "ProposedSize");
        (isRgw() ? error(400, "EntityTooSmall") : small).check(upload.complete());
    }

    @Test
    void wrongTag() {
        Upload upload = Upload.begin(this, "k");
        upload.part(1, utf8(TEN));
        Expected invalid = error(400, "InvalidPart", "UploadId", "PartNumber", "ETag");
        (isRgw() ? error(400, "InvalidPart") : invalid)
                .check(upload.unlist().list(1, NO_TAG).complete());
    }

    @Test
    void unknownPart() {
        Upload upload = Upload.begin(this, "k");
        upload.part(1, utf8(TEN));
        error(400, "InvalidPart").check(upload.list(2, NO_TAG).complete());
    }

    @Test
    void descendingOrder() {
        Upload upload = Upload.begin(this, "k");
        String large = String.valueOf(upload.part(1, LARGE).header("ETag"));
        String small = String.valueOf(upload.part(2, utf8(TEN)).header("ETag"));
        WireAnswer answer = upload.unlist().list(2, small).list(1, large).complete();
        if (isRgw()) {
            // It sorts them.
            assertThat(answer.status()).isEqualTo(200);
            assertThat(require(signed(head(key("k"))), 200).header("Content-Length"))
                    .isEqualTo(Integer.toString(LARGE.length + 10));
        } else {
            error(400, "InvalidPartOrder", "UploadId").check(answer);
        }
    }

    @Test
    void noParts() {
        Upload upload = Upload.begin(this, "k");
        upload.part(1, utf8(TEN));
        WireAnswer answer = upload.unlist().complete();
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isIn("InvalidRequest", "MalformedXML");
        Expected.error(400, "MalformedXML").check(signed(post(upload.path(), "<a")));
    }

    @Test
    void unknownUpload() {
        WireAnswer answer =
                Upload.of(this, "k", "2~nosuchuploadatall").list(1, NO_TAG).complete();
        error(404, "NoSuchUpload").check(answer);
    }

    @Test
    void onceMoreGivesTheSame() {
        Upload upload = Upload.begin(this, "k");
        upload.part(1, utf8(TEN));
        require(upload.complete(), 200);
        require(upload.complete(), 200);
        assertThat(read("k")).isEqualTo(TEN);
    }

    @Test
    void notOntoAnything() {
        ten();
        Upload upload = Upload.begin(this, "ten");
        upload.part(1, utf8("other"));
        WireAnswer answer = signed(upload.completion().header("If-None-Match", "*"));
        error(412, "PreconditionFailed").check(answer);
        assertThat(read("ten")).isEqualTo(TEN);
    }

    @Test
    void afterAWriteInBetween() {
        Upload upload = Upload.begin(this, "ten");
        upload.part(1, utf8("other"));
        ten();
        String tag = "\"" + Hashes.md5(utf8(TEN)) + "\"";
        WireAnswer answer = signed(upload.completion().header("If-Match", tag));
        error(409, "ConditionalRequestConflict").check(answer);
        assertThat(read("ten")).isEqualTo(TEN);
    }

    @Test
    void aRefusedCompletionLeavesTheUpload() {
        Upload upload = Upload.begin(this, "k");
        String tag = String.valueOf(upload.part(1, utf8(TEN)).header("ETag"));
        someRefusal().check(upload.unlist().list(1, NO_TAG).complete());
        require(upload.unlist().list(1, tag).complete(), 200);
        assertThat(read("k")).isEqualTo(TEN);
    }

    @Test
    void partsCanBeReadOneByOne() {
        Upload upload = Upload.begin(this, "k");
        upload.part(1, LARGE);
        upload.part(2, utf8(TEN));
        require(upload.complete(), 200);
        WireAnswer part = signed(get(key("k") + "?partNumber=2"));
        if (isRgw()) {
            assertThat(part.status()).isEqualTo(200);
            return;
        }
        assertThat(part.status()).isEqualTo(206);
        assertThat(part.text()).isEqualTo(TEN);
        assertThat(part.header("x-amz-mp-parts-count")).isEqualTo("2");
        assertThat(part.header("ETag")).isEqualTo(multipartTag(LARGE, utf8(TEN)));
        error(416, "InvalidPartNumber").check(signed(get(key("k") + "?partNumber=3")));
    }

    private static String multipartTag(byte[]... parts) {
        byte[] digests = new byte[16 * parts.length];
        for (int i = 0; i < parts.length; i++) {
            System.arraycopy(Hashes.digest("MD5", parts[i]), 0, digests, 16 * i, 16);
        }
        return "\"" + Hashes.md5(digests) + "-" + parts.length + "\"";
    }
}
