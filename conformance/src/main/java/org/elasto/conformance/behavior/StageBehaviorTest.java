package org.elasto.conformance.behavior;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.elasto.client.ByteRange;
import org.elasto.client.DirectoryEntry;
import org.elasto.client.ErrorKind;
import org.elasto.client.ModifiedTime;
import org.elasto.client.StageOptions;
import org.elasto.client.StagedFile;
import org.elasto.client.StorageUri;
import org.elasto.client.checksum.Crc64Nvme;
import org.junit.jupiter.api.Test;

/** Files that are put together from pieces. */
@OnEverySite
class StageBehaviorTest extends Workspace {

    /** Several pieces of every backend. */
    private static final int SIZE = (17 << 20) + 512;

    StageBehaviorTest(Site site) {
        super(site);
    }

    private static List<ByteRange> pieces(StagedFile staged, int size) {
        return Stream.iterate(0L, at -> at < size, at -> at + staged.pieceSize())
                .map(at -> new ByteRange(at, Math.min(staged.pieceSize(), size - at)))
                .toList();
    }

    private static void write(StagedFile staged, ByteRange piece, byte[] content) {
        staged.write(piece.offset(), ByteBuffer.wrap(content, (int) piece.offset(), (int) piece.length()));
    }

    private StorageUri staged(String name, byte[] content, StageOptions options) {
        StorageUri uri = file(name);
        try (StagedFile staged = client.stage(uri, options)) {
            pieces(staged, content.length).forEach(piece -> write(staged, piece, content));
            staged.publish();
        }
        return uri;
    }

    @Test
    void aFileOfOnePieceIsThereWithAllThatBelongsToIt() {
        byte[] content = random(1, units(3));
        Instant modified = Instant.parse("2020-02-29T12:34:56.123456700Z");
        StageOptions options =
                StageOptions.of(content.length).withContentType("image/jpeg").withModified(modified);
        StorageUri uri = staged("one", content, options);
        assertThat(get(uri)).isEqualTo(content);
        assertThat(ModifiedTime.of(client.stat(uri))).isEqualTo(modified);
        if (!site.backend().equals("file")) {
            assertThat(client.stat(uri).contentType()).isEqualTo("image/jpeg");
        }
    }

    @Test
    void anEmptyFileIsThere() {
        StorageUri uri = staged("empty", new byte[0], StageOptions.of(0));
        assertThat(client.stat(uri).size()).hasValue(0);
    }

    @Test
    void piecesComeInAnyOrder() {
        byte[] content = random(2, SIZE);
        StorageUri uri = file("any");
        try (StagedFile staged = client.stage(uri, StageOptions.of(SIZE))) {
            List<ByteRange> pieces = new ArrayList<>(pieces(staged, SIZE));
            assertThat(pieces).hasSizeGreaterThan(2);
            Collections.reverse(pieces);
            pieces.parallelStream().forEach(piece -> write(staged, piece, content));
            staged.publish();
        }
        assertThat(get(uri)).isEqualTo(content);
    }

    @Test
    void nothingShowsBeforeItIsPublished() {
        byte[] old = unitsOf(1, 2);
        StorageUri uri = put("shown", old);
        byte[] content = random(3, SIZE);
        try (StagedFile staged = client.stage(uri, StageOptions.of(SIZE).withReplace(true))) {
            pieces(staged, SIZE).forEach(piece -> write(staged, piece, content));
            assertThat(get(uri)).isEqualTo(old);
            staged.discard();
        }
        assertThat(get(uri)).isEqualTo(old);
        assertThat(list(container)).extracting(DirectoryEntry::name).containsExactly("shown");
    }

    @Test
    void whatIsDiscardedLeavesNothing() {
        StorageUri uri = file("gone");
        try (StagedFile staged = client.stage(uri, StageOptions.of(SIZE))) {
            write(staged, pieces(staged, SIZE).get(1), random(4, SIZE));
            staged.discard();
        }
        assertThat(Failures.failure(() -> client.stat(uri))).isEqualTo(ErrorKind.NOT_FOUND);
        assertThat(list(container)).isEmpty();
    }

    @Test
    void whatExistsIsReplacedOnlyIfThatIsAsked() {
        byte[] old = unitsOf(1, 2);
        StorageUri uri = put("kept", old);
        byte[] small = random(5, units(1));
        assertThat(Failures.failure(() -> staged("kept", small, StageOptions.of(small.length))))
                .isEqualTo(ErrorKind.ALREADY_EXISTS);
        assertThat(Failures.failure(
                        () -> client.stage(uri, StageOptions.of(SIZE)).close()))
                .isEqualTo(ErrorKind.ALREADY_EXISTS);
        assertThat(get(uri)).isEqualTo(old);
        StageOptions replacing = StageOptions.of(SIZE).withReplace(true).withMetadata(Map.of());
        staged("kept", random(6, SIZE), replacing);
        assertThat(get(uri)).isEqualTo(random(6, SIZE));
        assertThat(list(container)).hasSize(1);
    }

    @Test
    void ofTwoThatBeginOneWins() {
        byte[] one = random(7, units(1));
        byte[] other = random(8, units(1));
        StorageUri uri = file("raced");
        try (StagedFile first = client.stage(uri, StageOptions.of(one.length));
                StagedFile second = client.stage(uri, StageOptions.of(other.length))) {
            first.write(0, ByteBuffer.wrap(one));
            second.write(0, ByteBuffer.wrap(other));
            second.publish();
            assertThat(Failures.failure(first::publish)).isEqualTo(ErrorKind.ALREADY_EXISTS);
            first.discard();
        }
        assertThat(get(uri)).isEqualTo(other);
        assertThat(list(container)).hasSize(1);
    }

    @Test
    void anotherHandleGoesOn() {
        byte[] content = random(9, SIZE);
        StorageUri uri = file("resumed");
        StageOptions options = StageOptions.of(SIZE).withContentType("text/plain");
        String token;
        ByteRange done;
        try (StagedFile staged = client.stage(uri, options)) {
            done = pieces(staged, SIZE).get(1);
            write(staged, done, content);
            token = staged.token();
        }
        try (StagedFile staged = client.restage(uri, options, token)) {
            assertThat(staged.token()).isEqualTo(token);
            long crc64 = new Crc64Nvme()
                    .update(content, (int) done.offset(), (int) done.length())
                    .value();
            assertThat(staged.holds(done, crc64)).isTrue();
            pieces(staged, SIZE).stream()
                    .filter(piece -> !piece.equals(done))
                    .forEach(piece -> write(staged, piece, content));
            staged.publish();
        }
        assertThat(get(uri)).isEqualTo(content);
        assertThat(list(container)).hasSize(1);
    }

    @Test
    void whatIsNotWrittenIsZeroWhereThereAreHoles() {
        byte[] content = new byte[SIZE];
        StorageUri uri = file("holes");
        try (StagedFile staged = client.stage(uri, StageOptions.of(SIZE))) {
            for (ByteRange piece : pieces(staged, SIZE)) {
                boolean hole = staged.sparse() && piece.offset() > 0 && piece.end() < SIZE;
                if (!hole) {
                    byte[] data = random(piece.offset(), (int) piece.length());
                    System.arraycopy(data, 0, content, (int) piece.offset(), data.length);
                    staged.write(piece.offset(), ByteBuffer.wrap(data));
                }
            }
            staged.publish();
        }
        assertThat(get(uri)).isEqualTo(content);
    }
}
