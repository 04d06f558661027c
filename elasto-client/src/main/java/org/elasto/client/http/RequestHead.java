package org.elasto.client.http;

import java.net.URISyntaxException;
import java.util.Set;
import java.util.TreeSet;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;

/**
 * Makes the head of a request for the engine, and refuses what the engine would corrupt or split: it sends any target,
 * line ends included, and turns what is not Latin-1 into question marks.
 */
final class RequestHead {

    /** Larger bodies ask before they are sent, and so do those that can be sent only once. */
    static final long EXPECT_ABOVE = 1 << 20;

    private static final Set<String> TRANSPORTS_OWN =
            caseless("Host", "Content-Length", "Transfer-Encoding", "Connection", "Expect");
    private static final String TOKEN_SIGNS = "!#$%&'*+-.^_`|~";
    private static final String AUTHORITY_SIGNS = "-._~:[]";

    private RequestHead() {}

    private static Set<String> caseless(String... names) {
        Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(Set.of(names));
        return set;
    }

    /**
     * The head, with the body if there is one.
     *
     * @throws StorageException INVALID_ARGUMENT if it cannot be sent as it is
     */
    static ClassicHttpRequest of(HttpRequest request, OutgoingBody body) {
        requireToken(request.method(), "method");
        requireTarget(request.target());
        ClassicHttpRequest head = new BasicClassicHttpRequest(request.method(), "/");
        // Given to the constructor, a target that begins with two slashes would lose what is between them as a host.
        head.setPath(request.target());
        head.addHeader("Host", request.authority());
        for (Headers.Field field : request.headers()) {
            requireField(field);
            head.addHeader(field.name(), field.value());
        }
        long length = request.body().length();
        if (length > 0) {
            head.addHeader("Content-Length", Long.toString(length));
            if (length > EXPECT_ABOVE || !request.body().repeatable()) {
                head.addHeader("Expect", "100-continue");
            }
            head.setEntity(body);
        } else if (request.method().equals("PUT") || request.method().equals("POST")) {
            head.addHeader("Content-Length", "0");
        }
        return head;
    }

    /**
     * Where to connect.
     *
     * @throws StorageException INVALID_ARGUMENT if it is no host and port
     */
    static HttpHost host(HttpRequest request) {
        if (!request.scheme().equals("http") && !request.scheme().equals("https")) {
            throw invalid("there is no way to send over " + request.scheme());
        }
        String authority = request.authority();
        if (authority.isEmpty() || !onlyLettersDigitsOr(authority, AUTHORITY_SIGNS)) {
            throw invalid("not a host and port: \"" + authority + "\"");
        }
        try {
            HttpHost host = HttpHost.create(request.scheme() + "://" + authority);
            if (host.getPort() >= 0) {
                return host;
            }
            // The pool knows no ports that go without saying.
            int port = request.scheme().equals("https") ? 443 : 80;
            return new HttpHost(host.getSchemeName(), host.getHostName(), port);
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new StorageException(
                    ErrorKind.INVALID_ARGUMENT, "not a host and port: \"" + authority + "\"", false, null, e);
        }
    }

    private static void requireTarget(String target) {
        boolean good = target.startsWith("/");
        for (int i = 0; good && i < target.length(); i++) {
            char c = target.charAt(i);
            good = c > ' ' && c < 0x7F;
        }
        if (!good) {
            throw invalid("a request target begins with a slash and is printable ASCII without spaces");
        }
    }

    private static void requireField(Headers.Field field) {
        requireToken(field.name(), "header name");
        if (TRANSPORTS_OWN.contains(field.name())) {
            throw invalid("the transport itself sets " + field.name());
        }
        String value = field.value();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c > 0xFF || c == 0x7F || (c < ' ' && c != '\t')) {
                throw invalid("the value of " + field.name() + " has a character that no header field can carry");
            }
        }
    }

    private static void requireToken(String text, String what) {
        if (text.isEmpty() || !onlyLettersDigitsOr(text, TOKEN_SIGNS)) {
            throw invalid("not a " + what);
        }
    }

    private static boolean onlyLettersDigitsOr(String text, String signs) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean good = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!good && signs.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    private static StorageException invalid(String message) {
        return new StorageException(ErrorKind.INVALID_ARGUMENT, message);
    }
}
