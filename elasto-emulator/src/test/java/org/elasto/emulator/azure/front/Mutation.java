package org.elasto.emulator.azure.front;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Breaks documents at random, but the same for the same seed. */
public final class Mutation {

    private static final List<String> SPLINTERS = List.of(
            "<",
            ">",
            "/>",
            "</",
            "<!--",
            "-->",
            "<![CDATA[",
            "]]>",
            "&lt;",
            "&#0;",
            "&x;",
            "<!DOCTYPE a>",
            "<?pi ?>",
            "\0",
            "\uFFFF",
            "\uFEFF",
            "é",
            "=",
            "&",
            "%",
            "%00",
            "%zz",
            "!",
            "-",
            "99999999999999999999",
            "-1",
            "\r\n",
            "\r\n\r\n",
            "--batch_1",
            "--batch_1--",
            ":",
            " ",
            "'",
            "\"",
            "2!4!",
            "AAAA",
            "true",
            "x".repeat(300));

    private Mutation() {}

    /** The sample with up to three things wrong; with none at all, too. */
    public static byte[] of(Random random, byte[] sample) {
        byte[] bytes = sample;
        for (int count = random.nextInt(4); count > 0; count--) {
            bytes = once(random, bytes);
        }
        return bytes;
    }

    private static byte[] once(Random random, byte[] bytes) {
        int from = random.nextInt(bytes.length + 1);
        int to = from + random.nextInt(Math.min(40, bytes.length - from) + 1);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, from);
        switch (random.nextInt(5)) {
            case 0 -> {} // from…to is left out
            case 1 -> {
                out.write(bytes, from, to - from);
                out.write(bytes, from, to - from);
            }
            case 2 -> out.write(random.nextInt(256));
            case 3 -> {
                out.writeBytes(SPLINTERS.get(random.nextInt(SPLINTERS.size())).getBytes(StandardCharsets.UTF_8));
                out.write(bytes, from, to - from);
            }
            default -> {
                return out.toByteArray();
            }
        }
        out.write(bytes, to, bytes.length - to);
        return out.toByteArray();
    }
}
