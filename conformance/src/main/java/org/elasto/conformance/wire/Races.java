package org.elasto.conformance.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.elasto.conformance.Target;

/**
 * Writers that race for one key: on a server that judges conditions where writes are committed, exactly one wins. The
 * races run in a bucket that is there. Not thread-safe; makes threads of its own.
 */
public final class Races implements AutoCloseable {

    /** How many write at once. */
    public static final int WRITERS = 64;

    private final Wire wire;
    private final ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
    private final List<Lane> lanes;

    /**
     * How a race ended.
     *
     * @param wrong rounds in which it went wrong
     * @param example what went wrong first; empty when nothing did
     */
    public record Result(String race, int rounds, int wrong, String example) {

        /** Whether every round went as it should. */
        public boolean isClean() {
            return wrong == 0;
        }

        @Override
        public String toString() {
            return race + ": " + rounds + " rounds, " + wrong + " wrong" + (isClean() ? "" : "; first: " + example);
        }
    }

    Races(Wire wire) {
        this.wire = wire;
        this.lanes = IntStream.range(0, WRITERS)
                .mapToObj(unused -> new Lane(wire.target))
                .toList();
    }

    /**
     * Runs all races in a bucket made for them.
     *
     * @param rounds of each
     */
    public static List<Result> all(Target target, int rounds) {
        Wire wire = new Wire(target) {};
        wire.makeBucket();
        try (Races races = new Races(wire)) {
            return List.of(races.create(rounds), races.update(rounds), races.completeBesideOverwrite(rounds));
        } finally {
            wire.removeBucket();
        }
    }

    /** All create one key under If-None-Match: the others must be told that it is there, and the winner's stays. */
    Result create(int rounds) {
        return run("If-None-Match: * by " + WRITERS + " writers", rounds, round -> {
            String key = wire.key("created-" + round);
            List<WireAnswer> answers = atOnce(lane -> {
                WireRequest put = WireRequest.put(key, "writer " + lane).header("If-None-Match", "*");
                return lanes.get(lane).send(wire.signer().sign(put));
            });
            List<Integer> winners = IntStream.range(0, WRITERS)
                    .filter(i -> answers.get(i).status() == 200)
                    .boxed()
                    .toList();
            for (WireAnswer answer : answers) {
                // S3 may say that it cannot tell yet.
                if (answer.status() != 200 && answer.status() != 412 && answer.status() != 409) {
                    return "a strange answer: " + answer;
                }
            }
            if (winners.size() != 1) {
                return winners.size() + " winners";
            }
            String stored = send(WireRequest.get(key)).text();
            send(WireRequest.delete(key));
            return stored.equals("writer " + winners.get(0))
                    ? ""
                    : "writer " + winners + " won, but there is " + stored;
        });
    }

    /** All count one up under If-Match: as many as were told that they did must have counted. */
    Result update(int rounds) {
        String key = wire.key("counter");
        return run("If-Match by " + WRITERS + " writers", rounds, round -> {
            Wire.require(send(WireRequest.put(key, "0")), 200);
            List<WireAnswer> answers = atOnce(lane -> {
                WireAnswer before =
                        Wire.require(lanes.get(lane).send(wire.signer().sign(WireRequest.get(key))), 200);
                String next = Integer.toString(Integer.parseInt(before.text()) + 1);
                // Without quotes: release 16 of the RADOS Gateway takes no others.
                String tag = String.valueOf(before.header("ETag")).replace("\"", "");
                return lanes.get(lane)
                        .send(wire.signer().sign(WireRequest.put(key, next).header("If-Match", tag)));
            });
            long told =
                    answers.stream().filter(answer -> answer.status() == 200).count();
            String counted = send(WireRequest.get(key)).text();
            if (Long.parseLong(counted) < told) {
                return told + " were told they counted, but it is " + counted;
            }
            for (WireAnswer answer : answers) {
                if (answer.status() != 200 && answer.status() != 412 && answer.status() != 409) {
                    return "a strange answer: " + answer;
                }
            }
            return counted.equals(Long.toString(told)) ? "" : told + " were told they counted, but it is " + counted;
        });
    }

    /** An upload is completed while the key is overwritten: who reads gets one or the other, whole. */
    Result completeBesideOverwrite(int rounds) {
        String plain = "p".repeat(70_000);
        String assembled = "m".repeat(90_000);
        String plainTag = "\"" + Hashes.md5(Wire.utf8(plain)) + "\"";
        String assembledTag = "\"" + Hashes.md5(Hashes.digest("MD5", Wire.utf8(assembled))) + "-1\"";
        String key = wire.key("contended");
        Wire.require(send(WireRequest.put(key, plain)), 200);
        return run("complete beside overwrite, read by " + (WRITERS - 2), rounds, round -> {
            Upload upload = Upload.begin(wire, "contended");
            upload.part(1, assembled.getBytes(StandardCharsets.ISO_8859_1));
            List<WireAnswer> answers = atOnce(lane -> {
                WireRequest request = lane == 0
                        ? upload.completion()
                        : lane == 1 ? WireRequest.put(key, plain) : WireRequest.get(key);
                return lanes.get(lane).send(wire.signer().sign(request));
            });
            for (int i = 0; i < WRITERS; i++) {
                WireAnswer answer = answers.get(i);
                if (answer.status() != 200) {
                    return "a strange answer: " + answer;
                }
                boolean whole = i < 2
                        || (plainTag.equals(answer.header("ETag"))
                                && answer.text().equals(plain))
                        || (assembledTag.equals(answer.header("ETag"))
                                && answer.text().equals(assembled));
                if (!whole) {
                    return answer.body().length + " bytes with the tag " + answer.header("ETag");
                }
            }
            return "";
        });
    }

    /** @param round does one and says what went wrong, or nothing */
    private static Result run(String race, int rounds, Function<Integer, String> round) {
        int wrong = 0;
        String example = "";
        for (int i = 0; i < rounds; i++) {
            String verdict = round.apply(i);
            if (!verdict.isEmpty()) {
                wrong++;
                example = example.isEmpty() ? verdict : example;
            }
        }
        return new Result(race, rounds, wrong, example);
    }

    private WireAnswer send(WireRequest request) {
        return lanes.get(0).send(wire.signer().sign(request));
    }

    /** Lets every lane do its step at the same moment. */
    private List<WireAnswer> atOnce(Function<Integer, WireAnswer> step) {
        CyclicBarrier start = new CyclicBarrier(WRITERS);
        List<Callable<WireAnswer>> steps = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            int lane = i;
            steps.add(() -> {
                start.await();
                return step.apply(lane);
            });
        }
        List<WireAnswer> answers = new ArrayList<>();
        try {
            for (Future<WireAnswer> done : threads.invokeAll(steps)) {
                answers.add(done.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new AssertionError("a racer fell", e.getCause());
        }
        return answers;
    }

    @Override
    public void close() {
        threads.shutdownNow();
        lanes.forEach(Lane::close);
    }
}
