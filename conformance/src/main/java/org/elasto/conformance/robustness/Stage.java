package org.elasto.conformance.robustness;

import java.util.ArrayList;
import java.util.List;
import org.elasto.conformance.wire.Percent;
import org.elasto.conformance.wire.WireAnswer;

/** Well-made requests before and after a run: sets the scene, and looks what has become of it. */
final class Stage {

    private final Endpoint endpoint;
    private final RequestSigner signer;
    private final String bucket;

    Stage(Endpoint endpoint, RequestSigner signer, String bucket) {
        this.endpoint = endpoint;
        this.signer = signer;
        this.bucket = bucket;
    }

    /** Puts there what requests will be about; what is there already is put again. */
    Scene set() {
        Templates templates = new Templates(endpoint, new Scene(bucket, "", ""));
        WireAnswer created = send(templates.draft("CreateBucket", "PUT", '/' + bucket));
        if (!created.isSuccess() && created.status() != 409) {
            throw new IllegalStateException(endpoint + " does not create a bucket: " + created.text());
        }
        expectSuccess(send(templates.put('/' + bucket + '/' + Scene.SMALL, bytes(Scene.SMALL_TEXT))));
        expectSuccess(send(templates.put('/' + bucket + '/' + Scene.KEPT, bytes(Scene.SMALL_TEXT))));
        expectSuccess(send(templates.put('/' + bucket + '/' + Scene.LARGE, new byte[Scene.LARGE_LENGTH])));
        String upload = '/' + bucket + '/' + Scene.UPLOAD;
        WireAnswer begun = expectSuccess(
                send(templates.draft("CreateMultipartUpload", "POST", upload).query("uploads=")));
        String id = element(begun.text(), "UploadId");
        Draft part = templates.put(upload, bytes("part")).query("partNumber=1&uploadId=" + escaped(id));
        return new Scene(bucket, escaped(id), expectSuccess(send(part)).headerOr("etag", ""));
    }

    /** What is there that should not be, and what is gone that should be there; empty when all is well. */
    List<String> inspect(Templates templates) {
        List<String> wrong = new ArrayList<>();
        for (String prefix : List.of(Scene.FORGED, Scene.HIDDEN)) {
            WireAnswer listing = expectSuccess(send(templates
                    .draft("ListObjectsV2", "GET", '/' + bucket)
                    .query("list-type=2&encoding-type=url&max-keys=10&prefix=" + escaped(prefix))));
            if (listing.text().contains("<Contents>")) {
                wrong.add("there is " + element(listing.text(), "Key"));
            }
        }
        WireAnswer buckets = expectSuccess(send(templates.draft("ListBuckets", "GET", "/")));
        if (buckets.text().contains("<Name>forged-")) {
            wrong.add("there is a bucket forged-\u2026");
        }
        if (!send(templates.get(Scene.KEPT)).text().equals(Scene.SMALL_TEXT)) {
            wrong.add(Scene.KEPT + " is not what it was");
        }
        return wrong;
    }

    private WireAnswer send(Draft draft) {
        signer.sign(draft);
        Mutant plain = new Mutant(-1, draft.bytes(), 1, true, false, 1, draft.operation(), draft.description());
        Exchange exchange = Exchange.of(endpoint, plain);
        if (exchange.answers().isEmpty()) {
            throw new IllegalStateException(endpoint + " does not answer", exchange.failure());
        }
        return exchange.answers().get(0);
    }

    private static WireAnswer expectSuccess(WireAnswer answer) {
        if (!answer.isSuccess()) {
            throw new IllegalStateException(
                    "a well-made request was refused: " + answer.status() + ' ' + answer.text());
        }
        return answer;
    }

    private static String escaped(String text) {
        return Percent.encode(bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    /** The text of the first element of a name; empty if there is none. */
    private static String element(String xml, String name) {
        int open = xml.indexOf('<' + name + '>');
        int start = open + name.length() + 2;
        return open < 0 ? "" : xml.substring(start, Math.max(start, xml.indexOf("</" + name, open)));
    }
}
