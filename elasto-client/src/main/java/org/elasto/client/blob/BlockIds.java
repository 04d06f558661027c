package org.elasto.client.blob;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/**
 * Names for the blocks that one writer puts: like nobody else's, and as long as those the blob has, which the service
 * demands. Used by one thread.
 */
final class BlockIds {

    /** As long as those of most other tools, so that what they began and did not finish does not get into our way. */
    static final int LENGTH = 36;

    /** Shorter ones could meet those of somebody else. */
    static final int SHORTEST = 8;

    private final String random = UUID.randomUUID().toString().replace("-", "");
    private final int length;
    private final Set<String> used = new HashSet<>();
    private long next;

    private BlockIds(int length) {
        this.length = length;
    }

    /** For a blob of which nothing stays. */
    static BlockIds fresh() {
        return new BlockIds(LENGTH);
    }

    /** For a blob of which some of these blocks stay; they must be {@linkplain #canStandBeside long enough}. */
    static BlockIds beside(List<Block> committed) {
        BlockIds ids = new BlockIds(committed.isEmpty() ? LENGTH : length(committed.get(0)));
        committed.forEach(block -> ids.used.add(block.id()));
        return ids;
    }

    static boolean canStandBeside(List<Block> committed) {
        return committed.stream().mapToInt(BlockIds::length).allMatch(length -> length >= SHORTEST)
                && committed.stream().mapToInt(BlockIds::length).distinct().count() <= 1;
    }

    private static int length(Block block) {
        return Base64.getDecoder().decode(block.id()).length;
    }

    String next() {
        while (true) {
            // The number comes last, and what is random before it is cut or filled up to the length.
            String number = String.format(Locale.ROOT, "%05x", next++);
            int room = length - number.length();
            String front =
                    room <= random.length() ? random.substring(0, room) : random + "-".repeat(room - random.length());
            byte[] bytes = (front + number).getBytes(StandardCharsets.US_ASCII);
            String id = Base64.getEncoder().encodeToString(Arrays.copyOf(bytes, length));
            if (used.add(id)) {
                return id;
            }
        }
    }
}
