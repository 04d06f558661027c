package org.elasto.conformance.robustness;

import java.util.List;

/** Changes to header lines other than those that frame the body. */
final class HeaderMutations {

    private static final List<String> DATED = List.of(
            "Date",
            "x-amz-date",
            "If-Modified-Since",
            "If-Unmodified-Since",
            "Expires",
            "x-amz-copy-source-if-modified-since",
            "x-amz-object-lock-retain-until-date",
            "x-amz-if-match-last-modified-time");

    private static final List<String> NAMES = List.of(
            "Host",
            "Content-Type",
            "Content-MD5",
            "Content-Encoding",
            "Content-Language",
            "Content-Disposition",
            "Cache-Control",
            "Expect",
            "Connection",
            "Upgrade",
            "TE",
            "Trailer",
            "Origin",
            "Cookie",
            "User-Agent",
            "Authorization",
            "If-Match",
            "If-None-Match",
            "If-Range",
            "x-amz-content-sha256",
            "x-amz-decoded-content-length",
            "x-amz-copy-source",
            "x-amz-copy-source-range",
            "x-amz-metadata-directive",
            "x-amz-tagging-directive",
            "x-amz-tagging",
            "x-amz-acl",
            "x-amz-storage-class",
            "x-amz-security-token",
            "x-amz-checksum-crc32",
            "x-amz-checksum-crc32c",
            "x-amz-checksum-crc64nvme",
            "x-amz-checksum-sha1",
            "x-amz-checksum-sha256",
            "x-amz-checksum-type",
            "x-amz-checksum-algorithm",
            "x-amz-sdk-checksum-algorithm",
            "x-amz-checksum-mode",
            "x-amz-trailer",
            "x-amz-mp-object-size",
            "x-amz-object-attributes",
            "x-amz-max-parts",
            "x-amz-part-number-marker",
            "x-amz-bucket-object-lock-enabled",
            "x-amz-server-side-encryption",
            "x-amz-server-side-encryption-customer-algorithm",
            "x-amz-website-redirect-location",
            "x-amz-meta-a",
            "x-amz-meta-",
            "x-amz-write-offset-bytes",
            "x-amz-expected-bucket-owner",
            "x-amz-request-payer",
            "X-HTTP-Method-Override",
            "Forwarded",
            "X-Forwarded-For",
            "x-amz-if-match-size",
            "Max-Forwards");

    private static final List<String> ODD_NAMES = List.of(
            "",
            " ",
            "x y",
            "x:y",
            "\u00E4",
            "x\u0000y",
            "x\u007Fy",
            "(x)",
            "x-amz-meta-\u00E4",
            "x-amz-meta-a b",
            "x".repeat(9000),
            "__proto__",
            "x-amz-",
            "X-AMZ-META-UPPER");

    private static final List<String> HOSTS = List.of(
            "",
            " ",
            "localhost",
            "robust.localhost",
            ".localhost",
            "..localhost",
            "a..localhost",
            "ROBUST.LOCALHOST:80",
            "[::1]",
            "[::1",
            "127.0.0.1:99999",
            "127.0.0.1:x",
            "a b",
            "ex\u00E4mple",
            "robust.s3.amazonaws.com",
            ":80",
            "x".repeat(300) + ".localhost",
            "a,b",
            "user@host",
            "localhost/path",
            "\u0001");

    private HeaderMutations() {}

    static void apply(Draft draft, Dice dice) {
        if (draft.headers().isEmpty()) {
            // An earlier mutation took the only one.
            draft.add("x-amz-meta-a", "v");
        }
        switch (dice.below(12)) {
            case 0 -> set(draft, dice.pick(DATED), dice.percent(85) ? Oddities.date(dice) : Oddities.any(dice));
            case 1 -> set(draft, "Range", dice.percent(85) ? Oddities.range(dice) : Oddities.any(dice));
            case 2 -> set(draft, "Host", dice.pick(HOSTS));
            case 3 -> {
                Draft.Header header = dice.pick(draft.headers());
                draft.add(header.name(), dice.percent(50) ? header.value() : Oddities.any(dice))
                        .note("second " + header.name());
            }
            case 4 -> {
                Draft.Header header = dice.pick(draft.headers());
                draft.headers().remove(header);
                draft.note("without " + header.name());
            }
            case 5 -> layout(draft, dice);
            case 6 ->
                draft.add(dice.pick(ODD_NAMES), dice.percent(50) ? "v" : Oddities.any(dice))
                        .note("odd header name");
            case 7 -> many(draft, dice);
            case 8 -> set(draft, "x-amz-meta-text", dice.percent(50) ? Oddities.encoded(dice) : Oddities.control(dice));
            case 9 -> set(draft, dice.pick(NAMES), dice.percent(50) ? Oddities.number(dice) : Oddities.control(dice));
            default -> set(draft, dice.pick(NAMES), Oddities.any(dice));
        }
    }

    private static void set(Draft draft, String name, String value) {
        draft.set(name, value).note(name + ": " + TargetMutations.shortened(value));
    }

    /** The same header, written in another way. */
    private static void layout(Draft draft, Dice dice) {
        int at = dice.below(draft.headers().size());
        Draft.Header header = draft.headers().get(at);
        String separator =
                dice.pick(List.of(":", " : ", ":\t", ":\r\n ", ": \t ", "", " ", ";", "::", ":\u0000", ":\n"));
        draft.headers().set(at, new Draft.Header(header.name(), separator, header.value()));
        draft.note(header.name() + " with another separator");
    }

    private static void many(Draft draft, Dice dice) {
        int count = dice.pick(List.of(50, 150, 199, 201, 400, 3000));
        boolean metadata = dice.percent(40);
        for (int i = 0; i < count; i++) {
            draft.add((metadata ? "x-amz-meta-" : "x-") + i, "v");
        }
        draft.note(count + " more headers");
    }
}
