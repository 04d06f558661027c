package org.elasto.conformance.exerciser;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.elasto.client.ByteRange;
import org.elasto.client.Capability;
import org.elasto.client.ElastoFile;
import org.elasto.client.ErrorKind;
import org.elasto.client.OpenFlag;
import org.elasto.client.OpenOptions;
import org.elasto.client.StorageException;
import org.elasto.client.StorageUri;
import org.elasto.conformance.exerciser.Shadow.Mode;
import org.jspecify.annotations.Nullable;

/** A file and its shadow, which go through the same. Not thread-safe. */
final class Subject {

    private final Ground ground;
    private final StorageUri uri;
    private final Shadow shadow = new Shadow();
    private final Set<Subject> copied = new HashSet<>();
    private ElastoFile file;
    private boolean outrun;

    Subject(Ground ground, StorageUri uri, boolean atOnce) {
        this.ground = ground;
        this.uri = uri;
        this.file = make(atOnce);
    }

    Shadow shadow() {
        return shadow;
    }

    boolean has(Capability capability) {
        return file.capabilities().contains(capability);
    }

    String name() {
        return uri.key().substring(uri.key().lastIndexOf('/') + 1);
    }

    /** @param atOnce for everybody to see */
    private ElastoFile make(boolean atOnce) {
        ElastoFile made = atOnce ? open(OpenFlag.CREATE, OpenFlag.EXCLUSIVE) : open(OpenFlag.CREATE);
        if (atOnce) {
            shadow.made();
        }
        Difference.requireEqual("created", true, made.created());
        return made;
    }

    private ElastoFile open(OpenFlag... flags) {
        List<OpenFlag> all = new ArrayList<>(Arrays.asList(flags));
        if (ground.rewrite()) {
            all.add(OpenFlag.REWRITE);
        }
        ElastoFile opened = ground.client().open(uri, OpenOptions.of(all.toArray(OpenFlag[]::new)));
        boolean inOrder = !opened.capabilities().contains(Capability.WRITE_RANGE);
        boolean replaces = all.contains(OpenFlag.TRUNCATE);
        Mode direct = replaces && ground.replacesLater() ? Mode.PRIVATE : Mode.DIRECT;
        shadow.open(ground.isDirect() ? direct : Mode.DRAFT, inOrder);
        if (replaces) {
            shadow.begin();
        }
        return opened;
    }

    /** Closes it, which drops what was not committed, and opens it again. */
    void reopen() {
        close();
        if (shadow.exists()) {
            file = open();
            Difference.requireEqual("created", false, file.created());
        } else {
            Difference.requireEqual("opening what is not there", ErrorKind.NOT_FOUND, failure(this::open));
            file = make(false);
        }
    }

    void replace() {
        close();
        file = shadow.exists() ? open(OpenFlag.TRUNCATE) : open(OpenFlag.TRUNCATE, OpenFlag.CREATE);
    }

    void close() {
        file.close();
        shadow.close();
        settled();
    }

    /** Removes it, through the handle or by its name, and makes it anew. */
    void remove(boolean byHandle, boolean atOnce) {
        if (byHandle) {
            file.unlink();
        }
        // What was opened to be replaced and was not committed is all that an unlink drops.
        boolean done = byHandle && !shadow.hasBegun();
        close();
        if (!done) {
            look();
            ErrorKind expected = shadow.exists() ? null : ErrorKind.NOT_FOUND;
            Difference.requireEqual(
                    "removing it", expected, failure(() -> ground.client().remove(uri)));
        }
        shadow.removed();
        Difference.requireEqual(
                "looking for what was removed",
                ErrorKind.NOT_FOUND,
                failure(() -> ground.client().stat(uri)));
        file = make(atOnce);
    }

    void read(int offset, int length) {
        byte[] seen = shadow.seen();
        ByteBuffer target = ByteBuffer.allocate(length);
        int count = file.read(offset, target);
        int expected = offset >= seen.length ? -1 : Math.min(length, seen.length - offset);
        Difference.requireEqual("the count of bytes read", expected, count);
        Difference.requireEqual("the position of the buffer", Math.max(0, expected), target.position());
        if (expected > 0) {
            Difference.requireSame(seen, offset, expected, Arrays.copyOf(target.array(), count));
        }
    }

    /** @param length -1 for all */
    void readStream(int offset, int length) {
        requireStream(file, shadow.seen(), offset, length);
    }

    private static void requireStream(ElastoFile from, byte[] expected, int offset, int length) {
        int start = Math.min(offset, expected.length);
        int count = length < 0 ? expected.length - start : Math.min(length, expected.length - start);
        try (InputStream in = from.read(offset, length)) {
            Difference.requireSame(expected, start, count, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What somebody else sees of it. */
    void look() {
        if (!shadow.exists()) {
            Difference.requireEqual(
                    "looking for what is not there",
                    ErrorKind.NOT_FOUND,
                    failure(() -> ground.client().stat(uri)));
            return;
        }
        byte[] visible = shadow.visible();
        Difference.requireEqual(
                "its size",
                (long) visible.length,
                ground.client().stat(uri).size().orElse(-1));
        try (ElastoFile other = ground.client().open(uri)) {
            requireStream(other, visible, 0, -1);
        }
    }

    void stat() {
        Difference.requireEqual(
                "its size for the handle",
                (long) shadow.seen().length,
                file.stat().size().orElse(-1));
    }

    void write(int offset, byte[] content) {
        ByteBuffer source = ByteBuffer.wrap(content);
        file.write(offset, source);
        Difference.requireEqual("what is left in the buffer", 0, source.remaining());
        shadow.write(offset, content);
    }

    /** Where writes show at once, they show whoever writes. */
    void writeByAnother(int offset, byte[] content) {
        try (ElastoFile other = ground.client().open(uri)) {
            other.write(offset, ByteBuffer.wrap(content));
        }
        shadow.write(offset, content);
    }

    /** @param all whether to say how long it is */
    void writeStream(int offset, byte[] content, boolean all) {
        InputStream source = new ByteArrayInputStream(content);
        long written = file.write(offset, source, all ? -1 : content.length);
        Difference.requireEqual("the count of bytes written", (long) content.length, written);
        shadow.write(offset, content);
    }

    void truncate(int size) {
        file.truncate(size);
        shadow.truncate(size);
    }

    void punch(int offset, int length) {
        file.punchHole(new ByteRange(offset, length));
        shadow.punch(offset, length);
    }

    void splice(Subject source, int from, int length, int offset) {
        byte[] content = Arrays.copyOfRange(source.shadow.seen(), from, from + length);
        file.splice(source.file, new ByteRange(from, length), offset);
        shadow.write(offset, content);
        copied.add(source);
    }

    /** Another file changes for everybody: what is to be copied from it may be gone. */
    void hearOfChange(Subject other) {
        outrun |= shadow.mode() == Mode.DRAFT && !equals(other) && copied.contains(other);
    }

    /** Whether it may fail now, because a file that it copies from has changed before the commit. */
    boolean isOutrun() {
        return outrun;
    }

    /** What is outside of the ranges is zero, and they are in order. */
    void listRanges() {
        byte[] seen = shadow.seen();
        List<ByteRange> ranges;
        try (Stream<ByteRange> listed = file.listRanges()) {
            ranges = listed.toList();
        }
        long at = 0;
        for (ByteRange range : ranges) {
            Difference.require(range.offset() >= at && range.length() > 0, "not in order: " + ranges);
            Difference.require(range.end() <= seen.length, "behind the end at " + seen.length + ": " + ranges);
            requireZeros(seen, (int) at, (int) range.offset(), ranges);
            at = range.end();
        }
        requireZeros(seen, (int) at, seen.length, ranges);
    }

    private static void requireZeros(byte[] seen, int from, int to, List<ByteRange> ranges) {
        for (int i = from; i < to; i++) {
            if (seen[i] != 0) {
                throw new Difference("there is data at " + i + ", which is in no range: " + ranges);
            }
        }
    }

    void commit() {
        file.commit();
        shadow.commit();
        settled();
    }

    private void settled() {
        copied.clear();
        outrun = false;
    }

    /** It cannot be done, and changes nothing. */
    void refuse(ErrorKind expected, Refused call) {
        Difference.requireEqual("what it is refused with", expected, failure(() -> call.on(file)));
    }

    /** Something that is to be refused. */
    interface Refused {
        void on(ElastoFile file);
    }

    private static @Nullable ErrorKind failure(Runnable call) {
        try {
            call.run();
            return null;
        } catch (StorageException e) {
            return e.kind();
        }
    }
}
