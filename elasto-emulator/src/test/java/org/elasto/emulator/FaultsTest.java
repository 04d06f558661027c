package org.elasto.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.elasto.emulator.Fault.Front;
import org.elasto.emulator.http.Asked;
import org.junit.jupiter.api.Test;

/** Which requests are struck, and by what. */
class FaultsTest {

    private static final Asked PUT = new Asked("PutObject", "/b/k");
    private static final Asked GET = new Asked("GetObject", "/b/k");

    private final Faults faults = new Faults();

    private static Faults of(String... texts) {
        Faults faults = new Faults();
        Stream.of(texts).map(Fault::parse).forEach(faults::add);
        return faults;
    }

    /** What happens to one request, in a word; {@code -} for nothing. */
    private static String judged(Faults faults, Asked asked) {
        ArmedFault.Strike strike = faults.judge(Front.S3, asked);
        if (strike == null) {
            return "-";
        }
        FaultAction action = strike.action();
        String delay = strike.delay().isZero() ? "" : "+" + strike.delay().toMillis();
        return (action == null ? "" : action.toString()) + delay;
    }

    private static List<String> judged(Faults faults, int requests) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            all.add(judged(faults, PUT));
        }
        return all;
    }

    @Test
    void countsTheRequestsThatItIsFor() {
        ArmedFault third = faults.add(Fault.parse("op=PutObject nth=3 do=reset"));

        assertThat(judged(faults, PUT)).isEqualTo("-");
        assertThat(judged(faults, GET)).isEqualTo("-");
        assertThat(judged(faults, PUT)).isEqualTo("-");
        assertThat(faults.judge(Front.BLOB, PUT)).isNull();
        assertThat(judged(faults, PUT)).isEqualTo("reset");
        assertThat(judged(faults, PUT)).isEqualTo("-");
        assertThat(third.matched()).isEqualTo(4);
        assertThat(third.struck()).isEqualTo(1);
        assertThat(third).hasToString("#1 op=PutObject nth=3 do=reset (struck 1 of 4)");
    }

    @Test
    void strikesEveryNthAndSoManyTimes() {
        assertThat(judged(of("every=3 do=reset"), 7)).containsExactly("-", "-", "reset", "-", "-", "reset", "-");
        assertThat(judged(of("every=2 times=2 do=reset"), 7))
                .containsExactly("-", "reset", "-", "reset", "-", "-", "-");
        assertThat(judged(of("times=2 do=reset"), 4)).containsExactly("reset", "reset", "-", "-");
    }

    @Test
    void severalThingsAreDoneInTurn() {
        assertThat(judged(of("do=503,reset,cut"), 4)).containsExactly("503", "reset", "cut:half", "503");
        assertThat(judged(of("every=2 do=503,reset"), 6)).containsExactly("-", "503", "-", "reset", "-", "503");
    }

    @Test
    void aSeedDecidesTheSameInEveryRun() {
        List<String> first = judged(of("rate=0.1 seed=7 do=503,reset,cut"), 10_000);

        assertThat(judged(of("rate=0.1 seed=7 do=503,reset,cut"), 10_000)).isEqualTo(first);
        assertThat(judged(of("rate=0.1 seed=8 do=503,reset,cut"), 10_000)).isNotEqualTo(first);
        // Six standard deviations of 10,000 throws at one in ten.
        assertThat(first.stream().filter(each -> !each.equals("-")).count()).isBetween(820L, 1180L);
        assertThat(first).contains("503", "reset", "cut:half");
        assertThat(judged(of("rate=1 do=reset"), 100)).containsOnly("reset");
    }

    /** What others do neither uses up the numbers of a seed nor the counts of a fault. */
    @Test
    void decisionsDoNotDependOnOtherFaults() {
        List<String> alone = judged(of("rate=0.3 seed=7 do=reset"), 1000);
        List<String> behind = judged(of("every=4 do=close", "rate=0.3 seed=7 do=reset"), 1000);

        for (int i = 0; i < 1000; i++) {
            assertThat(behind.get(i)).isEqualTo(i % 4 == 3 ? "close" : alone.get(i));
        }
    }

    @Test
    void theFirstThatIsDueWinsAndDelaysAddUp() {
        Faults many = of("delay=10ms", "nth=2 do=close", "delay=5ms do=reset", "delay=100ms", "do=503");

        assertThat(judged(many, 3)).containsExactly("reset+115", "close+110", "reset+115");
        assertThat(many.list().stream().map(ArmedFault::struck)).containsExactly(3L, 1L, 2L, 3L, 0L);
        assertThat(many.list().stream().map(ArmedFault::matched)).containsOnly(3L);
    }

    @Test
    void aFaultThatWasForestalledKeepsItsTimes() {
        Faults two = of("nth=1 do=close", "times=1 do=reset");
        assertThat(judged(two, 3)).containsExactly("close", "reset", "-");
    }

    @Test
    void onlyErrorsTellHowLongToWait() {
        Faults one = of("delay=1s", "retry-after=4 do=503");
        ArmedFault.Strike strike = one.judge(Front.S3, PUT);
        assertThat(strike)
                .isEqualTo(
                        new ArmedFault.Strike(FaultAction.error("503"), Duration.ofSeconds(1), Duration.ofSeconds(4)));
    }

    @Test
    void areAddedListedAndRemoved() {
        assertThat(faults.isEmpty()).isTrue();
        ArmedFault first = faults.add(Fault.parse("do=reset"));
        ArmedFault second = faults.add(Fault.parse("do=close"));
        assertThat(faults.list()).containsExactly(first, second);
        assertThat(faults.remove(first)).isTrue();
        assertThat(faults.remove(first.id())).isFalse();
        assertThat(judged(faults, PUT)).isEqualTo("close");
        faults.clear();
        assertThat(faults.isEmpty()).isTrue();
        assertThat(judged(faults, PUT)).isEqualTo("-");
        assertThat(faults.add(Fault.parse("do=reset")).id()).isEqualTo(3);

        faults.replace(List.of(Fault.parse("nth=1 do=close")));
        assertThat(judged(faults, 2)).containsExactly("close", "-");
        faults.replace(List.of(Fault.parse("nth=1 do=close")));
        assertThat(judged(faults, 2)).containsExactly("close", "-");
    }

    @Test
    void thereAreSoManyAtMost() {
        Fault fault = Fault.parse("op=PutBlob do=reset");
        for (int i = 0; i < 1000; i++) {
            faults.add(fault);
        }
        assertThatThrownBy(() -> faults.add(fault)).isInstanceOf(IllegalArgumentException.class);
        faults.remove(1);
        assertThat(faults.add(fault).id()).isEqualTo(1001);
    }

    @Test
    void manyAtOnceAreCountedOnceEach() throws Exception {
        ArmedFault some = faults.add(Fault.parse("times=1000 do=reset"));
        Callable<Long> requests = () -> Stream.generate(() -> judged(faults, PUT))
                .limit(1000)
                .filter("reset"::equals)
                .count();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            long struck = 0;
            for (var each : threads.invokeAll(List.of(requests, requests, requests, requests))) {
                struck += each.get();
            }
            assertThat(struck).isEqualTo(1000);
        } finally {
            threads.shutdownNow();
        }
        assertThat(some.matched()).isEqualTo(4000);
        assertThat(some.struck()).isEqualTo(1000);
    }
}
