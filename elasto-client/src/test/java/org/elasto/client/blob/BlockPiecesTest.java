package org.elasto.client.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.elasto.client.StorageException;
import org.elasto.client.rewrite.PieceTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A blob in the making, against an array of bytes; and the names of blocks. */
class BlockPiecesTest {

    /** Every byte of the old version is its offset, in 7 bits; those of writes have the eighth. */
    private static byte[] bytes(PieceTable<BlockPiece> pieces) {
        byte[] all = new byte[(int) pieces.size()];
        pieces.byOffset().forEach((start, piece) -> {
            for (int i = 0; i < piece.length(); i++) {
                int at = (int) (start + i);
                if (piece instanceof BlockPiece.Kept kept) {
                    all[at] = (byte) ((kept.offset() + i) & 0x7F);
                } else if (piece instanceof BlockPiece.Fresh fresh) {
                    all[at] = fresh.bytes()[fresh.start() + i];
                }
            }
        });
        return all;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void behavesLikeAnArray(long seed) {
        Random random = new Random(seed);
        byte[] model = new byte[1000];
        for (int i = 0; i < model.length; i++) {
            model[i] = (byte) (i & 0x7F);
        }
        PieceTable<BlockPiece> pieces = new PieceTable<>(BlockPiece.Zeros::new);
        pieces.put(0, new BlockPiece.Kept(0, model.length));
        for (int step = 0; step < 300; step++) {
            int offset = random.nextInt(1500);
            int length = random.nextInt(200);
            if (random.nextInt(5) == 0) {
                pieces.resize(offset);
                model = Arrays.copyOf(model, offset);
            } else {
                byte[] written = new byte[length];
                Arrays.fill(written, (byte) (0x80 | random.nextInt(128)));
                pieces.put(offset, new BlockPiece.Fresh(written, 0, length));
                model = length > 0 && offset + length > model.length ? Arrays.copyOf(model, offset + length) : model;
                System.arraycopy(written, 0, model, Math.min(offset, model.length), length);
            }
            assertThat(bytes(pieces)).as("seed %d step %d", seed, step).isEqualTo(model);
            assertThat(pieces.all()).allMatch(piece -> piece.length() > 0);
        }
    }

    @Test
    void blockOnItsWayIsWholeOrGone() {
        PieceTable<BlockPiece> pieces = new PieceTable<>(BlockPiece.Zeros::new);
        pieces.put(0, new BlockPiece.Staged("a", 100));
        pieces.put(100, new BlockPiece.Staged("b", 100));
        assertThatThrownBy(() -> pieces.put(50, new BlockPiece.Zeros(10))).isInstanceOf(StorageException.class);
        assertThatThrownBy(() -> pieces.resize(150)).isInstanceOf(StorageException.class);
        pieces.put(0, new BlockPiece.Zeros(100));
        pieces.resize(100);
        assertThat(pieces.all()).containsExactly(new BlockPiece.Zeros(100));
    }

    private static Block block(int length, int number) {
        byte[] id = Arrays.copyOf(String.valueOf(number).getBytes(StandardCharsets.US_ASCII), length);
        return new Block(Base64.getEncoder().encodeToString(id), 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 16, 36, 48, 64})
    void newIdsAreAsLongAsTheOldOnes(int length) {
        List<Block> committed =
                Stream.of(1, 2, 3).map(number -> block(length, number)).toList();
        assertThat(BlockIds.canStandBeside(committed)).isTrue();
        BlockIds ids = BlockIds.beside(committed);
        Set<String> all = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            String id = ids.next();
            assertThat(Base64.getDecoder().decode(id)).hasSize(length);
            all.add(id);
        }
        assertThat(all).hasSize(1000).doesNotContain(committed.get(0).id());
    }

    @Test
    void shortOrUnequalIdsDoNotStay() {
        assertThat(BlockIds.canStandBeside(List.of(block(7, 1)))).isFalse();
        assertThat(BlockIds.canStandBeside(new ArrayList<>(List.of(block(8, 1), block(9, 2)))))
                .isFalse();
        assertThat(BlockIds.canStandBeside(List.of())).isTrue();
        assertThat(Base64.getDecoder().decode(BlockIds.fresh().next())).hasSize(BlockIds.LENGTH);
        assertThat(BlockIds.fresh().next()).isNotEqualTo(BlockIds.fresh().next());
    }
}
