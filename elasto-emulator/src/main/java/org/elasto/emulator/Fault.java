package org.elasto.emulator;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.elasto.emulator.blob.BlobFront;
import org.elasto.emulator.file.FileFront;
import org.elasto.emulator.http.Asked;
import org.elasto.emulator.http.Vocabulary;
import org.elasto.emulator.management.ArmFront;
import org.elasto.emulator.s3.S3Front;
import org.jspecify.annotations.Nullable;

/**
 * Something that goes wrong on purpose: which requests it is for, when it strikes among them, and what it does. Immutable,
 * and equal to any other of the same text.
 *
 * <pre>{@code
 * emulator.faults().add(Fault.of(FaultAction.error("SlowDown")).operation("UploadPart").nth(3));
 * emulator.faults().add(Fault.of(FaultAction.commitThenReset()).on(Fault.Front.BLOB).path("/c/big").times(1));
 * emulator.faults().add(Fault.parse("rate=0.1 seed=7 do=503,reset,cut"));
 * }</pre>
 *
 * <p>Without more said it strikes every request of every front, the administration port left out.
 */
public final class Fault {

    /** The longest delay: what waits longer is not waited for by anybody. */
    private static final Duration LONGEST = Duration.ofHours(1);

    /** Whose requests. */
    public enum Front {
        S3,
        BLOB,
        FILE,
        MANAGEMENT;

        Vocabulary vocabulary() {
            return switch (this) {
                case S3 -> S3Front.vocabulary();
                case BLOB -> BlobFront.vocabulary();
                case FILE -> FileFront.vocabulary();
                case MANAGEMENT -> ArmFront.vocabulary();
            };
        }

        /** As it stands in the text of a fault. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static String list(List<Front> fronts) {
            return fronts.stream().map(Front::word).collect(Collectors.joining(","));
        }
    }

    /**
     * How long things take.
     *
     * @param delay of the answer
     * @param retryAfter what errors tell the client to wait, in whole seconds; zero for nothing
     */
    record Timing(Duration delay, Duration retryAfter) {
        static final Timing NONE = new Timing(Duration.ZERO, Duration.ZERO);
    }

    private final FaultScope scope;
    private final FaultSchedule schedule;
    private final Timing timing;
    private final List<FaultAction> actions;

    private Fault(FaultScope scope, FaultSchedule schedule, Timing timing, List<FaultAction> actions) {
        this.scope = scope;
        this.schedule = schedule;
        this.timing = timing;
        this.actions = List.copyOf(actions);
        check();
    }

    private void check() {
        if (actions.isEmpty() && timing.delay().isZero()) {
            throw new IllegalArgumentException("a fault does something: do=… or delay=…");
        }
        for (FaultAction action : actions) {
            List<Front> without = scope.candidates().stream()
                    .filter(front -> errorAt(front, action) == null)
                    .toList();
            boolean said = !scope.fronts().isEmpty();
            if (said ? !without.isEmpty() : without.size() == Front.values().length) {
                throw new IllegalArgumentException("what is done is reset, close, commit-reset, commit-close, cut,"
                        + " cut-request, or an error: " + Front.list(without) + " has none that is " + action.error());
            }
        }
        if (Arrays.stream(Front.values()).noneMatch(this::concerns)) {
            throw new IllegalArgumentException("no front has all that is said: " + this);
        }
    }

    /**
     * A fault that does something to each request; several things in turn.
     *
     * @throws IllegalArgumentException for an error that no front has
     */
    public static Fault of(FaultAction... actions) {
        return new Fault(FaultScope.ALL, FaultSchedule.ALWAYS, Timing.NONE, List.of(actions));
    }

    /** A fault that only makes answers wait. */
    public static Fault delaying(Duration delay) {
        return new Fault(FaultScope.ALL, FaultSchedule.ALWAYS, checked(delay, Timing.NONE), List.of());
    }

    /**
     * Reads the text that {@link #toString} writes: words in any order with blanks between them, as docs/faults.md tells.
     *
     * @throws IllegalArgumentException what is wrong, for the person who wrote it
     */
    public static Fault parse(String text) {
        return FaultText.parse(text);
    }

    /**
     * The same for some fronts only; those before are forgotten.
     *
     * @throws IllegalArgumentException where one of them does not have its error, or none its operations
     */
    public Fault on(Front... fronts) {
        List<Front> chosen = Arrays.stream(fronts).distinct().sorted().toList();
        return scoped(
                new FaultScope(chosen, List.of(), scope.path(), scope.prefix()).withOperations(scope.operations()));
    }

    /**
     * The same for some operations only, by the names that the services give them: {@code UploadPart}, {@code Put Blob}.
     *
     * @throws IllegalArgumentException for one that no front has
     */
    public Fault operation(String... names) {
        return scoped(scope.withOperations(List.of(names)));
    }

    /**
     * The same for one resource only.
     *
     * @param exact decoded: {@code /bucket/key}, {@code /container/blob}, {@code /share/directory/file} without the
     *     account, for the management of accounts the path of the URL; each of them alone, not what is below it
     */
    public Fault path(String exact) {
        return scoped(new FaultScope(scope.fronts(), scope.operations(), slashed(exact), false));
    }

    /** The same for every resource whose path begins so; see {@link #path}. */
    public Fault below(String prefix) {
        return scoped(new FaultScope(scope.fronts(), scope.operations(), slashed(prefix), true));
    }

    private static String slashed(String path) {
        return path.startsWith("/") ? path : '/' + path;
    }

    /** Strikes once: the n-th request it is for, counted from 1. */
    public Fault nth(long number) {
        return scheduled(schedule.nth(number));
    }

    /** Strikes every n-th request it is for. */
    public Fault every(long number) {
        return scheduled(schedule.every(number));
    }

    /**
     * Strikes a share of the requests it is for.
     *
     * @param share over 0 and up to 1
     * @param seed by which the same requests are struck in every run, as far as they come in the same order
     */
    public Fault rate(double share, long seed) {
        return scheduled(schedule.rate(share, seed));
    }

    /** Strikes so many times at most. */
    public Fault times(long most) {
        return scheduled(schedule.times(most));
    }

    /**
     * Lets what it does wait, or the answer as it is where it does nothing else. Nothing is held up by it but the answer.
     *
     * @param delay an hour at most, real time
     */
    public Fault delayed(Duration delay) {
        return new Fault(scope, schedule, checked(delay, timing), actions);
    }

    private static Timing checked(Duration delay, Timing timing) {
        if (delay.isNegative() || delay.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a delay is an hour at most");
        }
        return new Timing(delay.truncatedTo(ChronoUnit.MILLIS), timing.retryAfter());
    }

    /** Has its errors tell how long to wait, in a header Retry-After in whole seconds. */
    public Fault retryAfter(Duration wait) {
        if (wait.isNegative()) {
            throw new IllegalArgumentException("nobody waits for the past");
        }
        return new Fault(scope, schedule, new Timing(timing.delay(), Duration.ofSeconds(wait.toSeconds())), actions);
    }

    private Fault scoped(FaultScope other) {
        return new Fault(other, schedule, timing, actions);
    }

    private Fault scheduled(FaultSchedule other) {
        return new Fault(scope, other, timing, actions);
    }

    FaultScope scope() {
        return scope;
    }

    FaultSchedule schedule() {
        return schedule;
    }

    Timing timing() {
        return timing;
    }

    List<FaultAction> actions() {
        return actions;
    }

    /** Whether it is for requests of a front. */
    boolean concerns(Front front) {
        return scope.concerns(front) && actions.stream().allMatch(action -> errorAt(front, action) != null);
    }

    /** Whether it is for a request of a front that it {@link #concerns}. */
    boolean matches(Asked asked) {
        return scope.matches(asked);
    }

    /** The code that a front answers; empty where it answers none, null where it has none. */
    static @Nullable String errorAt(Front front, FaultAction action) {
        return action.kind() == FaultAction.Kind.ERROR ? front.vocabulary().error(action.error()) : "";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Fault fault && toString().equals(fault.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    /** Its text, which {@link #parse} reads. */
    @Override
    public String toString() {
        return FaultText.of(this);
    }
}
