package org.elasto.conformance.robustness;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.elasto.conformance.wire.Hashes;

/** Valid requests, one for each operation, for mutations to start from. */
final class Templates {

    private static final List<String> CONDITIONS =
            List.of("If-Match", "If-None-Match", "If-Modified-Since", "If-Unmodified-Since");

    private final Endpoint endpoint;
    private final Scene scene;

    Templates(Endpoint endpoint, Scene scene) {
        this.endpoint = endpoint;
        this.scene = scene;
    }

    Draft any(Dice dice) {
        int chosen = dice.below(100);
        Draft draft = chosen < 40 ? write(dice) : chosen < 70 ? read(dice) : chosen < 88 ? upload(dice) : bucket(dice);
        if (!draft.hasBody() && dice.percent(10)) {
            draft.presigned();
        }
        return draft;
    }

    /** A request that leaves something behind under {@code key}, or takes it away. */
    Draft writeTo(String key, Dice dice) {
        String path = scene.path(key);
        return switch (dice.below(5)) {
            case 0 ->
                draft("CopyObject", "PUT", path).set("x-amz-copy-source", '/' + scene.bucket() + '/' + Scene.SMALL);
            case 1, 2 -> put(path, dice).payload(chunked(dice)).set("Content-Encoding", "aws-chunked");
            default -> put(path, dice);
        };
    }

    /** A plain GET of one of the known objects. */
    Draft get(String key) {
        return draft("GetObject", "GET", scene.path(key));
    }

    Draft put(String path, byte[] body) {
        return draft("PutObject", "PUT", path).body(body).set("Content-Type", "application/octet-stream");
    }

    Draft draft(String operation, String method, String path) {
        return new Draft(operation, method, path).set("Host", endpoint.authority());
    }

    private Draft put(String path, Dice dice) {
        Draft draft = put(path, dice.bytes(1 + dice.below(dice.percent(10) ? 40_000 : 300)));
        switch (dice.below(5)) {
            case 0 -> draft.set("x-amz-meta-note", "some text");
            case 1 -> draft.set("x-amz-checksum-crc32", Hashes.checksum("crc32", draft.body()));
            case 2 -> draft.set("Content-MD5", Hashes.md5Base64(draft.body()));
            case 3 -> draft.payload(Payload.UNSIGNED);
            default -> {}
        }
        return draft;
    }

    private Draft write(Dice dice) {
        String path = scene.path("w/" + dice.below(64));
        return switch (dice.below(12)) {
            case 0 -> draft("DeleteObject", "DELETE", path);
            case 1, 2 -> deleteObjects(dice);
            case 3 ->
                draft("CopyObject", "PUT", path).set("x-amz-copy-source", '/' + scene.bucket() + '/' + Scene.LARGE);
            case 4, 5, 6, 7 -> streamed(put(path, dice), dice);
            default -> put(path, dice);
        };
    }

    private static Draft streamed(Draft put, Dice dice) {
        Draft draft = put.payload(chunked(dice)).set("Content-Encoding", "aws-chunked");
        draft.headers().removeIf(header -> header.isNamed("x-amz-checksum-crc32"));
        return draft.payload().hasTrailer() ? draft.set("x-amz-trailer", "x-amz-checksum-crc32") : draft;
    }

    private static Payload chunked(Dice dice) {
        return dice.pick(
                List.of(Payload.SIGNED_CHUNKS, Payload.SIGNED_CHUNKS_AND_TRAILER, Payload.UNSIGNED_CHUNKS_AND_TRAILER));
    }

    private Draft deleteObjects(Dice dice) {
        String keys = "<Object><Key>w/" + dice.below(64) + "</Key></Object><Object><Key>w/none</Key></Object>";
        Draft draft = draft("DeleteObjects", "POST", '/' + scene.bucket())
                .query("delete=")
                .body("<Delete xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Quiet>false</Quiet>" + keys
                        + "</Delete>")
                .set("Content-Type", "application/xml");
        return draft.set("Content-MD5", Hashes.md5Base64(draft.body()));
    }

    private Draft read(Dice dice) {
        String key = dice.percent(70) ? Scene.SMALL : dice.percent(70) ? Scene.LARGE : "known/none";
        Draft get = get(key);
        return switch (dice.below(12)) {
            case 0, 1 -> get.set("Range", "bytes=2-5");
            case 2 -> get.set(dice.pick(CONDITIONS), "\"5eb63bbbe01eeed093cb22bb8f5acdc3\"");
            case 3 -> draft("HeadObject", "HEAD", get.path()).set("Range", "bytes=0-0");
            case 4 ->
                draft("GetObjectAttributes", "GET", get.path())
                        .query("attributes=")
                        .set("x-amz-object-attributes", "ETag,ObjectSize,Checksum,ObjectParts");
            case 5 -> get.query("tagging=");
            case 6 -> get.parameter("response-content-type", "text%2Fplain").parameter("partNumber", "1");
            case 7 ->
                draft("ListObjects", "GET", '/' + scene.bucket())
                        .query("prefix=known%2F&delimiter=%2F&marker=k&max-keys=3&encoding-type=url");
            case 8, 9 ->
                draft("ListObjectsV2", "GET", '/' + scene.bucket())
                        .query("list-type=2&prefix=w%2F&start-after=w%2F1&max-keys=2&fetch-owner=true");
            case 10 -> draft("ListBuckets", "GET", "/");
            default -> get;
        };
    }

    private Draft upload(Dice dice) {
        String path = scene.path(Scene.UPLOAD);
        String id = "uploadId=" + scene.uploadId();
        return switch (dice.below(9)) {
            case 0 ->
                draft("CreateMultipartUpload", "POST", scene.path("w/upload")).query("uploads=");
            case 1, 2 -> put(path, dice).query("partNumber=" + (1 + dice.below(9)) + '&' + id);
            case 3 ->
                draft("UploadPartCopy", "PUT", path)
                        .query("partNumber=2&" + id)
                        .set("x-amz-copy-source", '/' + scene.bucket() + '/' + Scene.LARGE)
                        .set("x-amz-copy-source-range", "bytes=10-99");
            case 4, 5 ->
                draft("CompleteMultipartUpload", "POST", scene.path("w/none"))
                        .query(id)
                        .body(
                                "<CompleteMultipartUpload xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Part><PartNumber>1"
                                        + "</PartNumber><ETag>"
                                        + scene.partEtag().replace("\"", "&quot;")
                                        + "</ETag></Part></CompleteMultipartUpload>");
            case 6 -> draft("AbortMultipartUpload", "DELETE", path).query("uploadId=none");
            case 7 -> draft("ListParts", "GET", path).query("max-parts=2&part-number-marker=0&" + id);
            default ->
                draft("ListMultipartUploads", "GET", '/' + scene.bucket())
                        .query("uploads=&max-uploads=2&prefix=known&key-marker=a&delimiter=%2F");
        };
    }

    private Draft bucket(Dice dice) {
        String path = '/' + scene.bucket() + "-" + dice.below(8);
        return switch (dice.below(6)) {
            case 0, 1 ->
                draft("CreateBucket", "PUT", path)
                        .body(("<CreateBucketConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">"
                                        + "<LocationConstraint>eu-west-1</LocationConstraint></CreateBucketConfiguration>")
                                .getBytes(StandardCharsets.UTF_8));
            case 2 -> draft("CreateBucket", "PUT", path);
            case 3 -> draft("DeleteBucket", "DELETE", path);
            case 4 -> draft("HeadBucket", "HEAD", path);
            default -> draft("GetBucketLocation", "GET", '/' + scene.bucket()).query("location=");
        };
    }
}
