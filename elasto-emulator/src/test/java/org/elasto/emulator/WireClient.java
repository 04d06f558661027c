package org.elasto.emulator;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.elasto.emulator.http.RawConnection;
import org.elasto.emulator.http.RawConnection.Answer;

/** Signs requests by itself, with nothing of the emulator's own code, and sends them over a socket. */
final class WireClient implements AutoCloseable {

    private final Emulator emulator;
    private final S3User user;
    private final RawConnection connection;
    private final boolean proxied;
    private String host;

    WireClient(Emulator emulator) throws IOException {
        this(emulator, emulator.config().s3Users().get(0));
    }

    WireClient(Emulator emulator, S3User user) throws IOException {
        this(emulator, user, emulator.s3Endpoint(), false);
    }

    private WireClient(Emulator emulator, S3User user, URI endpoint, boolean proxied) throws IOException {
        this.emulator = emulator;
        this.user = user;
        this.connection = new RawConnection(endpoint.getPort());
        this.proxied = proxied;
        this.host = endpoint.getAuthority();
    }

    /** One that takes the emulator for its proxy. */
    static WireClient throughProxy(Emulator emulator, S3User user) throws IOException {
        return new WireClient(emulator, user, emulator.proxyEndpoint(), true);
    }

    /** Speaks to another host from now on, over the same connection. */
    WireClient host(String name) {
        this.host = proxied ? name : name + ':' + emulator.s3Endpoint().getPort();
        return this;
    }

    Answer send(String method, String target) throws IOException {
        return send(method, target, "");
    }

    Answer send(String method, String target, String body) throws IOException {
        connection.send(head(method, target, Map.of("Content-Length", Integer.toString(body.length()))));
        return connection.send(body).receive(!method.equals("HEAD"));
    }

    RawConnection connection() {
        return connection;
    }

    /** A signed head whose payload is not. */
    String head(String method, String target, Map<String, String> headers) {
        String timestamp = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'")
                .withZone(ZoneOffset.UTC)
                .format(emulator.clock().instant());
        Map<String, String> signed = new TreeMap<>(
                Map.of("host", host, "x-amz-content-sha256", "UNSIGNED-PAYLOAD", "x-amz-date", timestamp));
        int question = target.indexOf('?');
        String path = question < 0 ? target : target.substring(0, question);
        String query = question < 0 ? "" : target.substring(question + 1);
        StringBuilder canonical = new StringBuilder(method + '\n' + path + '\n' + query + '\n');
        signed.forEach((name, value) ->
                canonical.append(name).append(':').append(value).append('\n'));
        String names = String.join(";", signed.keySet());
        canonical.append('\n').append(names).append("\nUNSIGNED-PAYLOAD");
        String scope = timestamp.substring(0, 8) + '/' + emulator.config().region() + "/s3/aws4_request";
        String toSign = "AWS4-HMAC-SHA256\n" + timestamp + '\n' + scope + '\n' + sha256(canonical.toString());
        String absolute = proxied ? "http://" + host + target : target;
        StringBuilder head = new StringBuilder(method + ' ' + absolute + " HTTP/1.1\r\n");
        signed.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        return head.append("Authorization: AWS4-HMAC-SHA256 Credential=" + user.accessKey() + '/' + scope)
                .append(", SignedHeaders=" + names + ", Signature=" + signature(scope, toSign) + "\r\n\r\n")
                .toString();
    }

    private String signature(String scope, String toSign) {
        byte[] key = ("AWS4" + user.secretKey()).getBytes(StandardCharsets.UTF_8);
        for (String step : scope.split("/", -1)) {
            key = hmac(key, step);
        }
        return HexFormat.of().formatHex(hmac(key, toSign));
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
