package org.elasto.client.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.elasto.client.s3.S3Plan.Copy;
import org.elasto.client.s3.S3Plan.Step;
import org.elasto.client.s3.S3Plan.Upload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class S3PlanTest {

    private static final long MIB = 1 << 20;
    private static final long GIB = 1 << 30;
    private static final int PART = 8 << 20;

    private static final S3Source OLD = source("old", 1L << 43);

    private static S3Source source(String key, long size) {
        ObjectInfo info = new ObjectInfo(size, "etag-" + key, null, ObjectHeaders.NONE, null, null, null, null);
        return new S3Source(new ObjectRef("bucket", key), info, 3);
    }

    private static S3Piece.Stored old(long offset, long length) {
        return new S3Piece.Stored(OLD, offset, length);
    }

    private static S3Piece fresh(long length) {
        return new S3Piece.Zeros(length);
    }

    private static long length(Step step) {
        return step instanceof Copy copy ? copy.stored().length() : ((Upload) step).length();
    }

    /** What is fetched only to be sent again. */
    private static long borrowed(List<Step> steps) {
        return steps.stream()
                .filter(Upload.class::isInstance)
                .flatMap(step -> ((Upload) step).pieces().stream())
                .filter(S3Piece.Stored.class::isInstance)
                .mapToLong(S3Piece::length)
                .sum();
    }

    @Test
    void aChangeInTheMiddleSendsOnePart() {
        List<Step> steps = S3Plan.of(List.of(old(0, 5 * GIB), fresh(MIB), old(5 * GIB + MIB, 5 * GIB - MIB)), PART);
        assertThat(steps)
                .filteredOn(Upload.class::isInstance)
                .singleElement()
                .satisfies(step -> assertThat(length(step)).isEqualTo(5 * MIB));
        assertThat(borrowed(steps)).isEqualTo(4 * MIB);
        assertThat(steps.stream().mapToLong(S3PlanTest::length).sum()).isEqualTo(10 * GIB);
    }

    @Test
    void neighboursOfTheSameObjectAreOneCopy() {
        List<Step> steps = S3Plan.of(List.of(old(0, 6 * MIB), old(6 * MIB, MIB), old(7 * MIB, 6 * MIB)), PART);
        assertThat(steps).containsExactly(new Copy(old(0, 13 * MIB)));
    }

    @Test
    void aShortEndIsCopied() {
        assertThat(S3Plan.of(List.of(fresh(6 * MIB), old(6 * MIB, 3)), PART))
                .containsExactly(new Upload(List.of(fresh(6 * MIB)), 6 * MIB), new Copy(old(6 * MIB, 3)));
    }

    @Test
    void whatIsSmallIsSentAsOne() {
        assertThat(S3Plan.of(List.of(old(0, 5), fresh(2), old(7, 9)), PART)).hasSize(1);
        assertThat(S3Plan.of(List.of(), PART)).isEmpty();
    }

    @Test
    void elevenTebibytesFitIntoTheParts() {
        List<S3Piece> pieces = List.of(old(0, 1L << 43), fresh(1), old(5, (1L << 41) + 1));
        List<Step> steps = S3Plan.of(pieces, PART);
        assertThat(steps).hasSizeLessThanOrEqualTo(PartSizes.MOST_PARTS);
        assertThat(steps).allSatisfy(step -> assertThat(length(step)).isLessThanOrEqualTo(PartSizes.LARGEST_COPY));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anyObjectIsCutIntoPartsThatTheServiceTakes(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            List<S3Piece> pieces = pieces(random);
            List<Step> steps = S3Plan.of(pieces, PART);
            for (int i = 0; i < steps.size() - 1; i++) {
                assertThat(length(steps.get(i)))
                        .as("seed %d round %d step %d of %s", seed, round, i, pieces)
                        .isGreaterThanOrEqualTo(PartSizes.SMALLEST);
            }
            for (Step step : steps) {
                assertThat(length(step)).isLessThan(step instanceof Upload ? 2 * PART : PartSizes.LARGEST_COPY);
            }
            assertThat(described(put(steps))).isEqualTo(described(pieces));
        }
    }

    private static List<S3Piece> pieces(Random random) {
        List<S3Piece> pieces = new ArrayList<>();
        int count = 1 + random.nextInt(20);
        for (int i = 0; i < count; i++) {
            long length = 1 + (random.nextBoolean() ? random.nextLong(1 << 20) : random.nextLong(40 << 20));
            long offset = random.nextInt(1 << 30);
            pieces.add(
                    switch (random.nextInt(3)) {
                        case 0 -> fresh(length);
                        case 1 -> new S3Piece.Stored(source("other", GIB), offset, length);
                        default -> old(offset, length);
                    });
        }
        return pieces;
    }

    private static List<S3Piece> put(List<Step> steps) {
        List<S3Piece> pieces = new ArrayList<>();
        for (Step step : steps) {
            if (step instanceof Copy copy) {
                pieces.add(copy.stored());
            } else {
                pieces.addAll(((Upload) step).pieces());
            }
        }
        return pieces;
    }

    /** The same for the same bytes, however they are cut. */
    private static List<String> described(List<S3Piece> pieces) {
        List<String> runs = new ArrayList<>();
        String before = "";
        long next = -1;
        for (S3Piece piece : pieces) {
            String what = piece instanceof S3Piece.Stored stored
                    ? stored.source().object().key()
                    : "zeros";
            long from = piece instanceof S3Piece.Stored stored ? stored.offset() : 0;
            boolean follows = what.equals(before) && (what.equals("zeros") || from == next);
            if (follows) {
                String last = runs.remove(runs.size() - 1);
                long length = Long.parseLong(last.substring(last.lastIndexOf(' ') + 1)) + piece.length();
                runs.add(last.substring(0, last.lastIndexOf(' ') + 1) + length);
            } else {
                runs.add(what + " " + from + " " + piece.length());
            }
            before = what;
            next = from + piece.length();
        }
        return runs;
    }
}
