package org.elasto.conformance.robustness;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Changes, after signing, to what tells where the body ends. */
final class FramingMutations {

    private static final List<String> EXPECTATIONS = List.of("100-continue", "100-Continue", "200-ok", "", "\u0001");

    private FramingMutations() {}

    static void apply(Draft draft, Dice dice) {
        int length = draft.body().length;
        switch (dice.below(9)) {
            case 0 -> length(draft, Oddities.number(dice));
            case 1 -> length(draft, Integer.toString(length + 1 + dice.below(9)));
            case 2 -> length(draft, Integer.toString(dice.below(length + 1)));
            case 3 -> {
                draft.headers().removeIf(header -> header.isNamed("Content-Length"));
                draft.unframed().note("no Content-Length");
            }
            case 4 -> chunk(draft, "");
            case 5 ->
                chunk(
                        draft,
                        dice.pick(List.of(";ext=1", ";ext=\"\u0001\"", ";" + "x".repeat(20_000), " ", "\u0000", "g")));
            case 6 -> {
                draft.set("Expect", dice.pick(EXPECTATIONS)).note("Expect");
                if (dice.percent(30)) {
                    draft.body(new byte[0]).unframed();
                }
            }
            case 7 ->
                draft.body(Arrays.copyOf(draft.body(), dice.below(length + 1)))
                        .unframed()
                        .note("truncated body");
            default -> {
                chunk(draft, "");
                draft.body(Arrays.copyOf(draft.body(), dice.below(draft.body().length + 1)))
                        .unframed()
                        .note("truncated chunks");
            }
        }
    }

    private static void length(Draft draft, String value) {
        draft.set("Content-Length", value).unframed().note("Content-Length " + TargetMutations.shortened(value));
    }

    /** HTTP's own chunked framing, with something behind the first size. */
    private static void chunk(Draft draft, String behindSize) {
        draft.headers().removeIf(header -> header.isNamed("Content-Length"));
        draft.add("Transfer-Encoding", "chunked").body(chunked(draft.body(), behindSize));
        draft.note("chunked" + (behindSize.isEmpty() ? "" : " with " + TargetMutations.shortened(behindSize)));
        if (!behindSize.isEmpty()) {
            draft.unframed();
        }
    }

    static byte[] chunked(byte[] body, String behindSize) {
        String text = new String(body, StandardCharsets.ISO_8859_1);
        String first = body.length == 0 ? "" : Integer.toHexString(body.length) + behindSize + "\r\n" + text + "\r\n";
        return (first + "0\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }
}
