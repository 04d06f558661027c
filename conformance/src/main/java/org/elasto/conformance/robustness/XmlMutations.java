package org.elasto.conformance.robustness;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.elasto.conformance.wire.Hashes;

/** Changes to a body that is an XML document, or should be. */
final class XmlMutations {

    private static final String BOMB =
            "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">"
                    + "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\">]>";
    private static final String EXTERNAL = "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/hostname\">]>";

    private static final List<String> TEXTS = List.of(
            "&a;",
            "&d;",
            "&#0;",
            "&#1;",
            "&#xD800;",
            "&#x110000;",
            "&#99999999999;",
            "&unknown;",
            "&",
            "<",
            "]]>",
            "<![CDATA[",
            "<![CDATA[x]]>",
            "<!-- -- -->",
            "<?xml version=\"1.0\"?>",
            "<?pi?>",
            "\u0000",
            "\u0001",
            "\u00FF",
            "\u00C0\u00AF",
            "\u00ED\u00A0\u0080",
            "<a xmlns=\"\"/>",
            "<x:y/>",
            "<Key/>",
            "</Key>",
            "<Key>",
            "<a b='1' b='2'/>",
            "<Quiet>maybe</Quiet>",
            "<Object/>",
            "<Part/>",
            "\u00EF\u00BF\u00BE");

    private static final List<String> DECLARATIONS = List.of(
            "<?xml version=\"1.0\" encoding=\"UTF-16\"?>",
            "<?xml version=\"1.1\"?>",
            "<?xml version=\"9.9\"?>",
            "<?xml version=\"1.0\" encoding=\"no-such-charset\"?>",
            "<?xml version=\"1.0\" encoding=\"IBM037\"?>",
            "<?xml version=\"1.0\" standalone=\"maybe\"?>",
            "\u00EF\u00BB\u00BF",
            "\u00FE\u00FF",
            " <?xml version=\"1.0\"?>",
            "\u0000<");

    private XmlMutations() {}

    static void apply(Draft draft, Dice dice) {
        String text = new String(draft.body(), StandardCharsets.ISO_8859_1);
        int mutation = dice.below(12);
        draft.body(mutated(text, mutation, dice)).note("XML mutation " + mutation);
        if (mutation == 11) {
            draft.body(randomised(draft.body(), dice));
        }
        if (draft.first("Content-MD5") != null && dice.percent(90)) {
            draft.set("Content-MD5", Hashes.md5Base64(draft.body()));
        }
    }

    private static String mutated(String text, int mutation, Dice dice) {
        int at = dice.below(text.length() + 1);
        int tag = Math.max(0, text.indexOf('<', at));
        return switch (mutation) {
            case 0 -> BOMB + text.replaceFirst(">([^<]+)<", ">&d;<");
            case 1 -> EXTERNAL + text.replaceFirst(">([^<]+)<", ">&a;<");
            case 2 -> dice.pick(DECLARATIONS) + text;
            case 3 -> text.substring(0, at);
            case 4 -> text.substring(0, tag) + dice.pick(TEXTS) + text.substring(tag);
            case 5 ->
                text.replaceFirst(
                        ">([^<]*)</(Key|PartNumber|ETag|Quiet|LocationConstraint)>",
                        ">" + java.util.regex.Matcher.quoteReplacement(Oddities.any(dice)) + "</$2>");
            case 6 ->
                text.substring(0, tag)
                        + "<a>".repeat(5000)
                        + "</a>".repeat(dice.percent(50) ? 5000 : 0)
                        + text.substring(tag);
            case 7 -> repeated(text, dice);
            case 8 -> text.replace("http://s3.amazonaws.com/doc/2006-03-01/", dice.percent(50) ? "" : "urn:other");
            case 9 -> "<" + dice.pick(List.of("Delete", "CompleteMultipartUpload", "Nothing", "Tagging")) + "/>";
            case 10 ->
                dice.pick(List.of("", "{}", "null", "<", "\u0000", "<a/><b/>", "text", "<a>" + "x".repeat(100_000)));
            default -> text;
        };
    }

    private static String repeated(String text, Dice dice) {
        String item = text.contains("<Object>")
                ? "<Object><Key>w/x</Key></Object>"
                : "<Part><PartNumber>1</PartNumber><ETag>x</ETag></Part>";
        int at = Math.max(0, text.lastIndexOf("</"));
        return text.substring(0, at) + item.repeat(dice.pick(List.of(2, 1000, 1001, 10_001))) + text.substring(at);
    }

    private static byte[] randomised(byte[] body, Dice dice) {
        byte[] changed = Arrays.copyOf(body, body.length);
        for (int i = 0; i < 1 + dice.below(4) && changed.length > 0; i++) {
            changed[dice.below(changed.length)] = (byte) dice.below(256);
        }
        return changed;
    }
}
