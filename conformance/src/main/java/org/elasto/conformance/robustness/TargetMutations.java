package org.elasto.conformance.robustness;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.elasto.conformance.wire.Percent;

/** Changes to the method, the path and the query. */
final class TargetMutations {

    private static final List<String> METHODS = List.of(
            "GET", "HEAD", "PUT", "POST", "DELETE", "OPTIONS", "PATCH", "TRACE", "CONNECT", "get", "G\u00CBT", "X");

    private static final List<String> SEGMENTS = List.of(
            "%00",
            "%zz",
            "%",
            "%2",
            "%2F",
            "%2e%2e",
            "..",
            ".",
            "//",
            "%C0%AF",
            "%ED%A0%80",
            "%F0%9F%98%80",
            "%FF",
            "%0A",
            "%0d%0a",
            "%01",
            "%7F",
            "%u0041",
            "%%30",
            "+",
            ";x=1",
            "#fragment",
            "\u00E4",
            "\u00C3\u00A4",
            "\u0001",
            "\u007F",
            "\t",
            "\\",
            "|",
            "\"",
            "<>",
            "{}",
            "^",
            "`",
            "a".repeat(1024),
            "a".repeat(1025),
            "%41".repeat(400),
            "a".repeat(20_000),
            "a/".repeat(600));

    private static final List<String> PATHS = List.of(
            "",
            "*",
            "/",
            "//",
            "///",
            "/?",
            "/.",
            "/..",
            "/%2F",
            "/..%2f..",
            "http://",
            "http://other/robust/known/small",
            "http://127.0.0.1/",
            "https://x:99999/a",
            "robust/known/small",
            "/A",
            "/a",
            "/ab",
            "/a..b",
            "/-abc",
            "/a_b",
            "/192.168.0.1",
            "/" + "b".repeat(64),
            "/%00",
            "/robust%2Fknown/small",
            "/robust%00/known/small",
            "/ROBUST/known/small",
            "/xn--abc/x",
            "/b\u00FCcket/x",
            "/b%C3%BCcket/x",
            "@/",
            ":80",
            "/robust//",
            "/robust/ ");

    private static final List<String> NAMES = List.of(
            "list-type",
            "prefix",
            "delimiter",
            "marker",
            "max-keys",
            "encoding-type",
            "start-after",
            "continuation-token",
            "fetch-owner",
            "key-marker",
            "upload-id-marker",
            "max-uploads",
            "max-parts",
            "part-number-marker",
            "partNumber",
            "uploadId",
            "versionId",
            "max-buckets",
            "response-content-type",
            "response-content-disposition",
            "response-cache-control",
            "response-expires",
            "response-content-encoding",
            "X-Amz-Expires",
            "X-Amz-Date",
            "X-Amz-Algorithm",
            "X-Amz-Credential",
            "X-Amz-Signature",
            "X-Amz-SignedHeaders",
            "x-id",
            "acl",
            "tagging",
            "versions",
            "uploads",
            "delete",
            "location",
            "attributes",
            "policy",
            "versioning",
            "append",
            "torrent",
            "select",
            "somethingNew",
            "Signature",
            "AWSAccessKeyId",
            "Expires",
            "format",
            "%75ploads",
            "bucket-region");

    private TargetMutations() {}

    static void apply(Draft draft, Dice dice) {
        switch (dice.below(12)) {
            case 0 -> draft.method(dice.pick(METHODS)).note("method " + draft.method());
            case 1 -> draft.path(dice.pick(PATHS)).note("path " + draft.path());
            case 2, 3 -> {
                String segment = dice.pick(SEGMENTS);
                int at = dice.below(draft.path().length() + 1);
                draft.path(draft.path().substring(0, at)
                                + segment
                                + draft.path().substring(at))
                        .note("path with " + shortened(segment));
            }
            case 4 -> manyParameters(draft, dice);
            case 5 -> {
                String odd =
                        dice.pick(List.of("&&", "=", "&=&", "?", "%", "%zz=%zz", "a=b=c", "&amp;", "\u00FF", "+=+"));
                draft.query(draft.query() + odd).note("query with " + odd);
            }
            case 6 ->
                draft.version(dice.pick(List.of("HTTP/1.0", "HTTP/1.2", "HTTP/2.0", "HTTP/0.9", "http/1.1", "", "X")))
                        .note("version");
            default -> {
                String name = dice.pick(NAMES);
                String value = value(name, dice);
                boolean escaped = dice.percent(70);
                replace(draft, name, escaped ? Percent.encode(value.getBytes(StandardCharsets.ISO_8859_1)) : value);
                draft.note("query " + name + '=' + shortened(value) + (escaped ? "" : " not escaped"));
            }
        }
    }

    private static String value(String name, Dice dice) {
        if (dice.percent(25)) {
            return Oddities.any(dice);
        }
        return switch (name) {
            case "prefix", "delimiter", "marker", "start-after", "continuation-token", "key-marker", "uploadId" ->
                dice.percent(50) ? Oddities.encoded(dice) : Oddities.control(dice);
            case "response-content-type", "response-content-disposition", "response-cache-control" ->
                dice.percent(50) ? Oddities.control(dice) : Oddities.encoded(dice);
            case "X-Amz-Date", "response-expires" -> Oddities.date(dice);
            default -> Oddities.number(dice);
        };
    }

    /** In the place of a parameter of that name, in most cases. */
    private static void replace(Draft draft, String name, String value) {
        StringBuilder kept = new StringBuilder();
        for (String pair : draft.query().split("&", -1)) {
            boolean same = pair.startsWith(name + '=');
            if (!pair.isEmpty() && !same) {
                kept.append(kept.isEmpty() ? "" : "&").append(pair);
            }
        }
        draft.query(kept.toString()).parameter(name, value);
    }

    private static void manyParameters(Draft draft, Dice dice) {
        StringBuilder many = new StringBuilder(draft.query());
        int count = dice.pick(List.of(30, 255, 256, 257, 999, 1001, 2000));
        for (int i = 0; i < count; i++) {
            many.append('&').append(dice.percent(50) ? "p" + i : "p").append("=1");
        }
        draft.query(many.toString()).note(count + " parameters");
    }

    static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "\u2026 (" + text.length() + ')';
    }
}
