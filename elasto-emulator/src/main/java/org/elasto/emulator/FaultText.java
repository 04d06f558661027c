package org.elasto.emulator;

import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/**
 * Faults as text: {@code on=s3 op=UploadPart path=/bucket/* nth=3 do=SlowDown}. The one place that knows its grammar,
 * which docs/faults.md tells.
 */
final class FaultText {

    static final List<String> WORDS =
            List.of("on", "op", "path", "nth", "every", "rate", "seed", "times", "delay", "retry-after", "do");

    /** What a path may have as it is; the rest is percent-encoded. */
    private static final String PLAIN = "-._~/$:@!,;=()";

    private FaultText() {}

    static Fault parse(String text) {
        Map<String, String> words = words(text);
        Fault fault = doing(words.get("do"), words.get("delay"));
        String on = words.get("on");
        if (on != null) {
            fault = fault.on(each(on).stream().map(FaultText::front).toArray(Fault.Front[]::new));
        }
        String operations = words.get("op");
        if (operations != null) {
            fault = fault.operation(each(operations).toArray(String[]::new));
        }
        String path = words.get("path");
        if (path != null) {
            fault = path.endsWith("*")
                    ? fault.below(decoded(path.substring(0, path.length() - 1)))
                    : fault.path(decoded(path));
        }
        String retryAfter = words.get("retry-after");
        if (retryAfter != null) {
            fault = fault.retryAfter(Duration.ofSeconds(number("retry-after", retryAfter)));
        }
        return scheduled(fault, words);
    }

    private static Map<String, String> words(String text) {
        Map<String, String> words = new HashMap<>();
        StringTokenizer tokens = new StringTokenizer(text);
        while (tokens.hasMoreTokens()) {
            String token = tokens.nextToken();
            int equals = token.indexOf('=');
            String name = equals < 0 ? token : token.substring(0, equals);
            if (!WORDS.contains(name)) {
                throw new IllegalArgumentException("a fault has the words " + String.join(", ", WORDS)
                        + ", each with = and a value, not " + token);
            }
            String value = equals < 0 ? "" : token.substring(equals + 1);
            if (value.isEmpty()) {
                throw new IllegalArgumentException(name + " needs a value");
            }
            if (words.put(name, value) != null) {
                throw new IllegalArgumentException("a fault has one " + name);
            }
        }
        return words;
    }

    private static Fault doing(@Nullable String actions, @Nullable String delay) {
        Duration wait = delay == null ? Duration.ZERO : duration(delay);
        if (actions == null) {
            return Fault.delaying(wait);
        }
        FaultAction[] parsed = each(actions).stream().map(FaultAction::parse).toArray(FaultAction[]::new);
        return Fault.of(parsed).delayed(wait);
    }

    private static Fault scheduled(Fault unscheduled, Map<String, String> words) {
        Fault fault = unscheduled;
        String nth = words.get("nth");
        if (nth != null) {
            fault = fault.nth(number("nth", nth));
        }
        String every = words.get("every");
        if (every != null) {
            fault = fault.every(number("every", every));
        }
        String rate = words.get("rate");
        String seed = words.get("seed");
        if (rate != null) {
            fault = fault.rate(share(rate), seed == null ? FaultSchedule.DEFAULT_SEED : seed(seed));
        } else if (seed != null) {
            throw new IllegalArgumentException("a seed comes with a rate");
        }
        String times = words.get("times");
        return times == null ? fault : fault.times(number("times", times));
    }

    private static List<String> each(String list) {
        List<String> each = new ArrayList<>();
        int from = 0;
        for (int comma = list.indexOf(','); comma >= 0; comma = list.indexOf(',', from)) {
            each.add(list.substring(from, comma));
            from = comma + 1;
        }
        each.add(list.substring(from));
        return each;
    }

    private static Fault.Front front(String word) {
        for (Fault.Front front : Fault.Front.values()) {
            if (front.word().equals(word)) {
                return front;
            }
        }
        throw new IllegalArgumentException("there is s3, blob, file and management, not " + word);
    }

    private static String decoded(String path) {
        // A plus is a plus: only forms take it for a blank.
        return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** A whole number from 0 on. */
    static long number(String what, String text) {
        if (!text.isEmpty() && text.length() <= 18 && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Long.parseLong(text);
        }
        throw new IllegalArgumentException(what + " is a whole number, not " + text);
    }

    private static long seed(String text) {
        return text.startsWith("-") ? -number("seed", text.substring(1)) : number("seed", text);
    }

    private static double share(String text) {
        if (text.length() <= 400 && text.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'))) {
            try {
                return Double.parseDouble(text);
            } catch (NumberFormatException e) {
                // said below
            }
        }
        throw new IllegalArgumentException("a rate is a number over 0 and up to 1, for instance 0.1, not " + text);
    }

    private static Duration duration(String text) {
        if (text.endsWith("ms")) {
            return Duration.ofMillis(number("delay", text.substring(0, text.length() - 2)));
        }
        if (text.endsWith("s")) {
            return Duration.ofSeconds(number("delay", text.substring(0, text.length() - 1)));
        }
        throw new IllegalArgumentException("a delay is for instance 200ms or 2s, not " + text);
    }

    static String of(Fault fault) {
        StringJoiner text = new StringJoiner(" ");
        FaultScope scope = fault.scope();
        if (!scope.fronts().isEmpty()) {
            text.add("on=" + Fault.Front.list(scope.fronts()));
        }
        if (!scope.operations().isEmpty()) {
            text.add("op=" + String.join(",", scope.operations()));
        }
        if (!scope.path().isEmpty()) {
            text.add("path=" + encoded(scope.path()) + (scope.prefix() ? "*" : ""));
        }
        schedule(fault.schedule(), text);
        Fault.Timing timing = fault.timing();
        if (!timing.delay().isZero()) {
            long millis = timing.delay().toMillis();
            text.add("delay=" + (millis % 1000 == 0 ? millis / 1000 + "s" : millis + "ms"));
        }
        if (!timing.retryAfter().isZero()) {
            text.add("retry-after=" + timing.retryAfter().toSeconds());
        }
        if (!fault.actions().isEmpty()) {
            text.add("do="
                    + String.join(
                            ",", fault.actions().stream().map(Objects::toString).toList()));
        }
        return text.toString();
    }

    private static void schedule(FaultSchedule schedule, StringJoiner text) {
        switch (schedule.kind()) {
            case ALWAYS -> {}
            case NTH -> text.add("nth=" + schedule.n());
            case EVERY -> text.add("every=" + schedule.n());
            case RATE ->
                text.add("rate="
                                + BigDecimal.valueOf(schedule.rate())
                                        .stripTrailingZeros()
                                        .toPlainString())
                        .add("seed=" + schedule.seed());
        }
        if (schedule.times() != FaultSchedule.UNLIMITED) {
            text.add("times=" + schedule.times());
        }
    }

    private static String encoded(String path) {
        StringBuilder text = new StringBuilder(path.length() + 16);
        for (byte octet : path.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xFF);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0)) {
                text.append(c);
            } else {
                text.append('%')
                        .append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
                        .append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
            }
        }
        return text.toString();
    }
}
