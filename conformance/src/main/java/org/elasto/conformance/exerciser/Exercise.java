package org.elasto.conformance.exerciser;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.elasto.client.ByteRange;
import org.elasto.client.Capability;
import org.elasto.client.ErrorKind;
import org.elasto.client.OpenFlag;
import org.elasto.client.StorageException;
import org.elasto.client.StorageUri;
import org.elasto.conformance.exerciser.Shadow.Mode;

/**
 * One run on one ground by one seed. A few files are exercised together for a while, then new ones of another size; most
 * are small, some have several parts. Not thread-safe.
 */
final class Exercise {

    private static final int FILES = 3;
    private static final int SMALL_STEPS = 250;
    private static final int LARGE_STEPS = 16;
    private static final int LARGE_EVERY = 40;
    private static final int REMEMBERED = 40;

    /** Two parts of the smallest size and some more. */
    private static final int LARGE = 12 << 20;

    private static final List<Integer> SMALL = List.of(4096, 700, 9000, 40_000, 70_000, 140_000);

    private final Ground ground;
    private final long seed;
    private final Chance chance;
    private final StorageUri container;
    private final List<Subject> subjects = new ArrayList<>();
    private final Deque<String> last = new ArrayDeque<>();
    private int limit;
    private int stepsLeft;
    private int episodes;
    private long step;

    Exercise(Ground ground, long seed) {
        this.ground = ground;
        this.seed = seed;
        this.chance = new Chance(seed, ground.site().unit());
        this.container = ground.root().resolve("exercise-" + UUID.randomUUID());
    }

    /**
     * Makes so many moves.
     *
     * @param progress hears of each thousand
     * @return what went wrong, and how to see it again; empty if nothing did
     */
    String run(long operations, LongConsumer progress) {
        ground.client()
                .open(container, OpenFlag.DIRECTORY, OpenFlag.CREATE, OpenFlag.EXCLUSIVE)
                .close();
        String verdict = "";
        try {
            for (step = 0; step < operations; step++) {
                if (stepsLeft-- <= 0) {
                    begin();
                }
                next(Move.next(chance), chance.pick(subjects));
                if ((step + 1) % 1000 == 0) {
                    progress.accept(step + 1);
                }
            }
            end();
        } catch (Difference | StorageException e) {
            verdict = ground + ", seed " + seed + ", step " + step + ": " + e + "\n  the last moves:\n    "
                    + String.join("\n    ", last);
        }
        clear(!verdict.isEmpty());
        return verdict;
    }

    /** New files, of another size. */
    private void begin() {
        end();
        boolean large = episodes % LARGE_EVERY == 1;
        episodes++;
        limit = large ? LARGE : chance.pick(SMALL);
        stepsLeft = large ? LARGE_STEPS : SMALL_STEPS;
        for (int i = 0; i < FILES; i++) {
            boolean atOnce = chance.percent(50);
            StorageUri uri = container.resolve("f" + i);
            note("make f" + i + (atOnce ? " at once" : "") + ", up to " + limit);
            subjects.add(new Subject(ground, uri, atOnce));
        }
    }

    private void end() {
        for (Subject subject : subjects) {
            note(subject.name() + " at the end");
            subject.close();
            subject.look();
            if (subject.shadow().exists()) {
                ground.client().remove(container.resolve(subject.name()));
            }
        }
        subjects.clear();
    }

    private void clear(boolean failed) {
        try {
            if (failed) {
                subjects.forEach(Subject::close);
                for (int i = 0; i < FILES; i++) {
                    removeIfThere(container.resolve("f" + i));
                }
            }
            ground.client().remove(container);
        } catch (StorageException e) {
            System.getLogger(Exercise.class.getName())
                    .log(System.Logger.Level.WARNING, "left behind: {0}: {1}", container, e.getMessage());
        }
    }

    private void removeIfThere(StorageUri uri) {
        try {
            ground.client().remove(uri);
        } catch (StorageException e) {
            if (e.kind() != ErrorKind.NOT_FOUND) {
                throw e;
            }
        }
    }

    private void note(String what) {
        last.add(step + " " + what);
        if (last.size() > REMEMBERED) {
            last.remove();
        }
    }

    /** Makes a move, of which others hear that may be concerned. */
    private void next(Move move, Subject subject) {
        int before = subject.shadow().versions();
        try {
            move(move, subject);
        } catch (StorageException e) {
            boolean outrun = e.kind() == ErrorKind.PRECONDITION_FAILED || e.kind() == ErrorKind.NOT_FOUND;
            if (!subject.isOutrun() || !outrun) {
                throw e;
            }
            note(subject.name() + " was outrun: reopen");
            subject.reopen();
        }
        if (before != subject.shadow().versions()) {
            subjects.forEach(other -> other.hearOfChange(subject));
        }
    }

    private void move(Move move, Subject subject) {
        Shadow shadow = subject.shadow();
        switch (move) {
            case READ, READ_STREAM -> read(move, subject);
            case WRITE, WRITE_STREAM -> write(move, subject);
            case TRUNCATE -> truncate(subject);
            case PUNCH -> punch(subject);
            case SPLICE -> splice(subject);
            case LIST_RANGES -> {
                note(subject.name() + " list ranges");
                if (subject.has(Capability.SPARSE)) {
                    subject.listRanges();
                } else {
                    subject.refuse(
                            ErrorKind.UNSUPPORTED, file -> file.listRanges().close());
                }
            }
            case STAT -> {
                note(subject.name() + " stat");
                subject.stat();
            }
            case COMMIT -> {
                note(subject.name() + " commit of " + shadow.size());
                subject.commit();
            }
            case REOPEN -> {
                note(subject.name() + " reopen");
                subject.reopen();
            }
            case REPLACE -> {
                note(subject.name() + " open to replace");
                subject.replace();
            }
            case REMOVE -> {
                boolean byHandle = chance.percent(50);
                boolean atOnce = chance.percent(50);
                note(subject.name() + " remove" + (byHandle ? " by handle" : "") + ", make"
                        + (atOnce ? " at once" : ""));
                subject.remove(byHandle, atOnce);
            }
            case LOOK -> {
                note(subject.name() + " look");
                subject.look();
            }
            case REFUSED -> refused(subject);
        }
    }

    private void read(Move move, Subject subject) {
        int size = subject.shadow().seen().length;
        int offset = chance.percent(5) ? size + chance.below(limit) : chance.offset(size);
        int length = chance.length(Math.min(limit, size + 1));
        boolean all = chance.percent(20);
        note(subject.name() + " " + move + " " + offset + "+" + length + (all ? " or all" : ""));
        if (move == Move.READ) {
            subject.read(offset, length);
        } else {
            subject.readStream(offset, all ? -1 : length);
        }
    }

    /** Where a change may begin, or -1 where there is no more room. */
    private int place(Subject subject) {
        Shadow shadow = subject.shadow();
        if (shadow.inOrder()) {
            int position = shadow.position();
            int begun = chance.percent(50) ? 0 : shadow.seen().length;
            return position < 0 ? begun : position;
        }
        int size = shadow.size();
        return chance.whole(chance.percent(10) ? size + chance.below(limit / 4) : chance.offset(size));
    }

    private void write(Move move, Subject subject) {
        int offset = place(subject);
        int length = chance.whole(chance.length(Math.max(0, limit - offset)));
        byte[] content = chance.bytes(length);
        boolean coin = chance.percent(50);
        boolean another = chance.percent(10) && subject.shadow().mode() == Mode.DIRECT;
        note(subject.name() + " " + move + " " + offset + "+" + length
                + (another ? " by another" : coin ? " all" : ""));
        if (another) {
            subject.writeByAnother(offset, content);
        } else if (move == Move.WRITE) {
            subject.write(offset, content);
        } else {
            subject.writeStream(offset, content, coin);
        }
    }

    private void truncate(Subject subject) {
        int size = chance.percent(50) ? chance.offset(subject.shadow().size()) : chance.length(limit);
        int whole = chance.whole(Math.min(limit, size));
        note(subject.name() + " truncate " + whole);
        if (subject.has(Capability.SPARSE)) {
            subject.truncate(whole);
        } else {
            subject.refuse(ErrorKind.UNSUPPORTED, file -> file.truncate(whole));
        }
    }

    private void punch(Subject subject) {
        int size = subject.shadow().size();
        int offset = chance.whole(chance.offset(size));
        int length = chance.whole(chance.length(limit));
        note(subject.name() + " punch " + offset + "+" + length + " of " + size);
        if (subject.has(Capability.SPARSE)) {
            subject.punch(offset, length);
        } else {
            subject.refuse(ErrorKind.UNSUPPORTED, file -> file.punchHole(new ByteRange(offset, length)));
        }
    }

    private void splice(Subject subject) {
        Subject source = chance.pick(subjects);
        int there = source.shadow().seen().length;
        int from = chance.whole(chance.offset(there));
        int offset = place(subject);
        int most = Math.max(0, Math.min(there - from, limit - offset));
        int length = chance.percent(20) ? chance.whole(most) : chance.whole(chance.length(most));
        note(subject.name() + " splice " + from + "+" + length + " of " + source.name() + " (" + there + ") to "
                + offset);
        boolean itself = subject.equals(source) && subject.shadow().mode() != Mode.DRAFT;
        if (itself && offset < from + length && from < offset + length) {
            subject.refuse(ErrorKind.INVALID_ARGUMENT, file -> file.splice(file, new ByteRange(from, length), offset));
        } else {
            subject.splice(source, from, length, offset);
        }
    }

    /** What a backend cannot do it refuses, and nothing has happened. */
    private void refused(Subject subject) {
        Shadow shadow = subject.shadow();
        byte[] content = {1};
        if (shadow.inOrder()) {
            int offset = Math.max(shadow.position(), shadow.seen().length) + 1;
            note(subject.name() + " write out of order at " + offset);
            subject.refuse(ErrorKind.UNSUPPORTED, file -> file.write(offset, ByteBuffer.wrap(content)));
        } else if (ground.site().unit() > 1) {
            note(subject.name() + " write a byte");
            subject.refuse(ErrorKind.INVALID_ARGUMENT, file -> file.write(0, ByteBuffer.wrap(content)));
            subject.refuse(ErrorKind.INVALID_ARGUMENT, file -> file.truncate(1));
        } else {
            int behind = shadow.seen().length + 1;
            note(subject.name() + " splice from behind the end");
            subject.refuse(
                    ErrorKind.RANGE_NOT_SATISFIABLE, file -> file.splice(file, new ByteRange(behind, 1), behind + 1));
        }
    }
}
