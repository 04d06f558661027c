package org.elasto.conformance.robustness;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A request whose end can be read in two ways, with another one, well signed, behind or inside it: the right reading
 * either refuses the first or takes the second for its body. The second must never be answered.
 */
final class Smuggling {

    private static final List<String> CODINGS = List.of(
            "xchunked",
            "chunked, identity",
            "identity, chunked",
            "chunked, chunked",
            "chunked\u000B",
            "\u000Bchunked",
            "\"chunked\"",
            "chunked;q=1",
            "identity",
            "gzip, chunked",
            "chunked\u0000",
            "",
            "CHUNKED",
            "chunked",
            "chunked,");

    private static final List<String> NAMES = List.of(
            "Transfer-Encoding ",
            "Transfer-Encoding\t",
            " Transfer-Encoding",
            "Transfer_Encoding",
            "Transfer-Encoding\u0000",
            "X-Transfer-Encoding",
            "Transfer Encoding",
            "\u000BTransfer-Encoding",
            "Foo: bar\rTransfer-Encoding",
            "Foo: bar\nTransfer-Encoding");

    private static final List<String> ZERO_LENGTHS = List.of(
            "+0",
            "-0",
            "0x0",
            "0,",
            "0 0",
            "",
            "0\u0000",
            "\u000B0",
            "18446744073709551616",
            "4294967296",
            "0;",
            "0.0",
            "\u00B20",
            "0e1");

    /** Sizes that a careless reader takes for 0. */
    private static final List<String> ZERO_SIZES = List.of(
            "10000000000000000", "100000000", "-0", "0x0", "", "+0", "0_0", "00000000000000000000g", "\u000B0", "g");

    private Smuggling() {}

    /**
     * Frames the first request, signed and without body, so that {@code hidden} is a body or a request.
     *
     * @param hidden a whole request
     */
    static void apply(Draft first, byte[] hidden, Dice dice) {
        String inside = new String(hidden, StandardCharsets.ISO_8859_1);
        first.headers().removeIf(header -> header.isNamed("Content-Length"));
        String chunks = "0\r\n\r\n" + inside;
        String all = Integer.toString(chunks.length());
        switch (dice.below(9)) {
            case 0 -> both(first, dice, "chunked", all).body(chunks);
            case 1 -> both(first, dice, dice.pick(CODINGS), all).body(chunks);
            case 2 -> {
                first.add(dice.pick(NAMES), "chunked")
                        .add("Content-Length", all)
                        .body(chunks);
                first.note("odd name of Transfer-Encoding");
            }
            case 3 -> twoLengths(first, dice, inside);
            case 4 ->
                first.add("Content-Length", dice.pick(ZERO_LENGTHS))
                        .body(inside)
                        .note("odd Content-Length of 0");
            case 5 ->
                first.add("Transfer-Encoding", "chunked")
                        .body(dice.pick(ZERO_SIZES) + "\r\n\r\n" + inside)
                        .note("odd chunk size");
            case 6 ->
                first.add("Transfer-Encoding", "chunked")
                        .add("Transfer-Encoding", dice.pick(CODINGS))
                        .body(chunks)
                        .note("two Transfer-Encodings");
            case 7 ->
                first.version("HTTP/1.0")
                        .add("Connection", "keep-alive")
                        .add("Transfer-Encoding", "chunked")
                        .body(chunks)
                        .note("chunks in HTTP/1.0");
            default ->
                first.add("Content-Length", Integer.toString(inside.length()))
                        .body(inside)
                        .note("a request for a body");
        }
        first.unframed();
    }

    private static Draft both(Draft first, Dice dice, String coding, String length) {
        if (dice.percent(50)) {
            first.add("Content-Length", length).add("Transfer-Encoding", coding);
        } else {
            first.add("Transfer-Encoding", coding).add("Content-Length", length);
        }
        return first.note("Content-Length beside Transfer-Encoding " + coding);
    }

    private static void twoLengths(Draft first, Dice dice, String inside) {
        List<String> lengths = List.of("0", Integer.toString(inside.length()));
        boolean shortest = dice.percent(50);
        first.add("Content-Length", lengths.get(shortest ? 0 : 1));
        first.add("Content-Length", lengths.get(shortest ? 1 : 0)).body(inside).note("two Content-Lengths");
    }
}
