package org.elasto.conformance.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.conformance.wire.Expected.error;
import static org.elasto.conformance.wire.WireRequest.delete;
import static org.elasto.conformance.wire.WireRequest.get;
import static org.elasto.conformance.wire.WireRequest.head;
import static org.elasto.conformance.wire.WireRequest.post;
import static org.elasto.conformance.wire.WireRequest.put;

import java.util.List;
import org.elasto.conformance.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Multipart uploads up to their completion. */
@OnEveryTarget
class MultipartWireTest extends Wire {

    MultipartWireTest(Target target) {
        super(target);
    }

    @Test
    void createNamesTheUpload() {
        WireAnswer answer = require(signed(post(key("k") + "?uploads", "")), 200);
        assertThat(answer.root()).isEqualTo("InitiateMultipartUploadResult");
        assertThat(answer.text("Bucket")).isEqualTo(bucket);
        assertThat(answer.text("Key")).isEqualTo("k");
        assertThat(answer.text("UploadId")).isNotEmpty();
    }

    @Test
    void aPartAnswersWithItsTag() {
        Upload upload = Upload.begin(this, "k");
        assertThat(upload.part(1, utf8(TEN)).header("ETag")).isEqualTo("\"" + Hashes.md5(utf8(TEN)) + "\"");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"0", "10001", "-1", "one", "99999999999999999999"})
    void partNumbersGoFrom1To10000(String number) {
        Upload upload = Upload.begin(this, "k");
        WireAnswer answer = signed(put(upload.path() + "&partNumber=" + number, TEN));
        (isRgw() ? Expected.someRefusal() : error(400, "InvalidArgument", "ArgumentName")).check(answer);
    }

    @Test
    void partNumbersMayHaveGaps() {
        Upload upload = Upload.begin(this, "k");
        upload.part(10_000, utf8(TEN));
        require(upload.complete(), 200);
        assertThat(read("k")).isEqualTo(TEN);
    }

    @Test
    void anUploadIsInvisible() {
        Upload upload = Upload.begin(this, "k");
        upload.part(1, utf8(TEN));
        assertThat(signed(head(key("k"))).status()).isEqualTo(404);
        assertThat(require(signed(get(bucket("list-type=2"))), 200).has("Contents"))
                .isFalse();
        assertThat(require(signed(get(bucket("uploads"))), 200).all("Upload", "Key"))
                .isEqualTo(List.of("k"));
    }

    @Test
    void abortForgetsIt() {
        Upload upload = Upload.begin(this, "k");
        upload.part(1, utf8(TEN));
        require(signed(delete(upload.path())), 204);
        assertThat(signed(delete(upload.path())).status()).isEqualTo(404);
        assertThat(require(signed(get(bucket("uploads"))), 200).has("Upload")).isFalse();
        assertThat(signed(head(key("k"))).status()).isEqualTo(404);
    }

    @Test
    void anUnknownUpload() {
        String path = key("k") + "?uploadId=2~nosuchuploadatall";
        Expected unknown = isRgw() ? Expected.someRefusal() : error(404, "NoSuchUpload");
        unknown.check(signed(put(path + "&partNumber=1", TEN)));
        unknown.check(signed(get(path)));
        unknown.check(signed(delete(path)));
    }

    @Test
    void anUploadBelongsToItsKey() {
        Upload upload = Upload.begin(this, "k");
        String other = upload.path().replace(key("k"), key("other"));
        Expected unknown = isRgw() ? Expected.someRefusal() : error(404, "NoSuchUpload");
        unknown.check(signed(put(other + "&partNumber=1", TEN)));
        unknown.check(signed(get(other)));
        unknown.check(signed(delete(other)));
    }

    @Test
    void listsParts() {
        Upload upload = Upload.begin(this, "k");
        for (int number : new int[] {3, 1, 2, 7}) {
            upload.part(number, utf8("part" + number));
        }
        WireAnswer all = require(signed(get(upload.path())), 200);
        assertThat(all.root()).isEqualTo("ListPartsResult");
        assertThat(all.all("Part", "PartNumber")).isEqualTo(List.of("1", "2", "3", "7"));
        assertThat(all.all("Part", "Size")).isEqualTo(List.of("5", "5", "5", "5"));
        assertThat(all.text("IsTruncated")).isEqualTo("false");
        WireAnswer page = require(signed(get(upload.path() + "&max-parts=2&part-number-marker=1")), 200);
        assertThat(page.all("Part", "PartNumber")).isEqualTo(List.of("2", "3"));
        assertThat(page.text("IsTruncated")).isEqualTo("true");
        assertThat(page.text("NextPartNumberMarker")).isEqualTo("3");
    }

    @Test
    void aPartAgainReplacesTheFirst() {
        Upload upload = Upload.begin(this, "k");
        upload.part(1, utf8("first"));
        upload.part(1, utf8("second"));
        require(upload.complete(), 200);
        assertThat(read("k")).isEqualTo("second");
    }

    @Test
    void listsUploadsByKey() {
        for (String key : List.of("b/2", "a", "b/1", "c")) {
            Upload.begin(this, key);
        }
        WireAnswer all = require(signed(get(bucket("uploads"))), 200);
        assertThat(all.all("Upload", "Key")).isEqualTo(List.of("a", "b/1", "b/2", "c"));
        WireAnswer some = require(signed(get(bucket("uploads&prefix=b"))), 200);
        assertThat(some.all("Upload", "Key")).isEqualTo(List.of("b/1", "b/2"));
        WireAnswer rolled = require(signed(get(bucket("uploads&delimiter=%2F"))), 200);
        assertThat(rolled.all("Upload", "Key")).isEqualTo(List.of("a", "c"));
        assertThat(rolled.all("CommonPrefixes", "Prefix")).isEqualTo(List.of("b/"));
        WireAnswer page = require(signed(get(bucket("uploads&max-uploads=2"))), 200);
        assertThat(page.all("Upload", "Key")).isEqualTo(List.of("a", "b/1"));
        assertThat(page.text("IsTruncated")).isEqualTo("true");
    }

    @Test
    void whatCreateSaidHoldsForTheObject() {
        WireRequest create = post(key("k") + "?uploads", "")
                .header("Content-Type", "text/x-odd")
                .header("x-amz-meta-a", "1");
        Upload upload = Upload.of(this, "k", require(signed(create), 200).text("UploadId"));
        upload.part(1, utf8(TEN));
        require(upload.complete(), 200);
        WireAnswer answer = require(signed(head(key("k"))), 200);
        assertThat(answer.header("Content-Type")).isEqualTo("text/x-odd");
        assertThat(answer.header("x-amz-meta-a")).isEqualTo("1");
    }
}
