package org.elasto.client.http;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Logs the lines and header fields that go over the wire, for whoever looks for a mistake: at level DEBUG, each behind the
 * number of its request. Secrets are masked, bodies are never shown. Thread-safe.
 */
final class WireLog {

    private static final Logger LOG = System.getLogger("org.elasto.client.http");

    private static final String MASK = "***";

    /** In the name of a field, each of these says that its value is a secret. */
    private static final List<String> SECRET_FIELDS =
            List.of("authorization", "cookie", "token", "secret", "password", "encryption-key", "customer-key");

    /** Fields that look secret, but hold only a digest of one. */
    private static final List<String> DIGESTS = List.of("-sha256", "-md5");

    /** Parameters of a query whose values are secrets, or let others do what we may. */
    private static final Set<String> SECRET_PARAMETERS =
            Set.of("sig", "signature", "x-amz-signature", "x-amz-security-token", "token", "code", "password");

    private final AtomicLong requests = new AtomicLong();

    /** A request goes out; tells its number, 0 if nobody wants to know. */
    long sent(HttpRequest request) {
        if (!LOG.isLoggable(Level.DEBUG)) {
            return 0;
        }
        long number = requests.incrementAndGet();
        log(number, ">", lines(request));
        return number;
    }

    /** Its answer came. */
    void answered(long number, HttpResponse response) {
        if (number > 0) {
            log(number, "<", lines(response));
        }
    }

    /** No answer came. */
    void failed(long number) {
        if (number > 0) {
            log(number, "<", List.of("no answer"));
        }
    }

    private static void log(long number, String direction, List<String> lines) {
        for (String line : lines) {
            LOG.log(Level.DEBUG, () -> "#" + number + " " + direction + " " + line);
        }
    }

    static List<String> lines(HttpRequest request) {
        List<String> lines = new ArrayList<>();
        lines.add(request.method() + " " + request.scheme() + "://" + request.authority() + masked(request.target()));
        fields(request.headers(), lines);
        long length = request.body().length();
        if (length != 0) {
            lines.add("(a body of " + (length < 0 ? "unknown length" : length + " bytes") + ")");
        }
        return lines;
    }

    static List<String> lines(HttpResponse response) {
        List<String> lines = new ArrayList<>();
        lines.add(Integer.toString(response.status()));
        fields(response.headers(), lines);
        return lines;
    }

    private static void fields(Headers headers, List<String> lines) {
        headers.each((name, value) -> lines.add(name + ": " + (isSecret(name) ? kind(value) + MASK : masked(value))));
    }

    private static boolean isSecret(String field) {
        String lower = field.toLowerCase(Locale.ROOT);
        return SECRET_FIELDS.stream().anyMatch(lower::contains)
                && DIGESTS.stream().noneMatch(lower::endsWith);
    }

    /** How one says who one is is no secret: the word in front. */
    private static String kind(String value) {
        int space = value.indexOf(' ');
        return space > 0 && value.substring(0, space).chars().allMatch(c -> c == '-' || Character.isLetterOrDigit(c))
                ? value.substring(0, space + 1)
                : "";
    }

    /** The text with the secret parameters of every query in it masked. */
    static String masked(String text) {
        StringBuilder out = null;
        int copied = 0;
        for (int equals = text.indexOf('='); equals >= 0; equals = text.indexOf('=', equals + 1)) {
            int begin = equals;
            while (begin > 0 && isName(text.charAt(begin - 1))) {
                begin--;
            }
            if (SECRET_PARAMETERS.contains(text.substring(begin, equals).toLowerCase(Locale.ROOT))) {
                int end = equals + 1;
                while (end < text.length() && "&,; \"".indexOf(text.charAt(end)) < 0) {
                    end++;
                }
                out = out == null ? new StringBuilder(text.length()) : out;
                out.append(text, copied, equals + 1).append(MASK);
                copied = end;
                equals = end - 1;
            }
        }
        return out == null ? text : out.append(text, copied, text.length()).toString();
    }

    private static boolean isName(char c) {
        return c == '-' || c == '_' || Character.isLetterOrDigit(c);
    }
}
