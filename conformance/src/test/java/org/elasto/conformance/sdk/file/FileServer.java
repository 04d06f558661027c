package org.elasto.conformance.sdk.file;

import com.azure.core.http.HttpClient;
import com.azure.core.http.ProxyOptions;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.storage.common.StorageSharedKeyCredential;
import com.azure.storage.common.policy.RequestRetryOptions;
import com.azure.storage.common.policy.RetryPolicyType;
import com.azure.storage.file.share.ShareClient;
import com.azure.storage.file.share.ShareFileClient;
import com.azure.storage.file.share.ShareServiceClient;
import com.azure.storage.file.share.ShareServiceClientBuilder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.elasto.conformance.sdk.Headers;
import org.elasto.conformance.sdk.ServedEmulator;
import org.elasto.emulator.EmulatorConfig;
import org.elasto.emulator.StorageAccount;
import org.jspecify.annotations.Nullable;

/**
 * The account that a test class talks to, and clients for it. They are led through the proxy port: the SDK drops the port
 * and the path of every endpoint, so that the account's host at Azure is all it can be given.
 */
final class FileServer extends ServedEmulator {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    private @Nullable ShareServiceClient client;
    private @Nullable HttpClient http;

    FileServer() {
        this(EmulatorConfig.inProcess());
    }

    /** An emulator that is set up like this. */
    FileServer(EmulatorConfig config) {
        super(config, null);
    }

    private StorageAccount account() {
        return config().azureAccounts().get(0);
    }

    /** The account's host at Azure. */
    String serviceUrl() {
        return "http://" + account().name() + ".file.core.windows.net";
    }

    StorageSharedKeyCredential credential() {
        return new StorageSharedKeyCredential(account().name(), account().key());
    }

    /** What leads to the proxy port. */
    HttpClient http() {
        if (http == null) {
            int port = emulator().proxyEndpoint().getPort();
            InetSocketAddress proxy = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            http = new JdkHttpClientBuilder()
                    .proxy(new ProxyOptions(ProxyOptions.Type.HTTP, proxy))
                    .build();
        }
        return http;
    }

    /** A builder with what every client needs but for credentials. */
    ShareServiceClientBuilder anonymous() {
        RequestRetryOptions once = new RequestRetryOptions(RetryPolicyType.FIXED, 1, 60, null, null, null);
        return new ShareServiceClientBuilder()
                .endpoint(serviceUrl())
                .httpClient(http())
                .retryOptions(once);
    }

    /** The same, with the account's key, and signing for the server's time. */
    ShareServiceClientBuilder builder() {
        return anonymous()
                .credential(credential())
                .addPolicy(new Headers(() -> Map.of("x-ms-date", DATE.format(now()))));
    }

    ShareServiceClient client() {
        if (client == null) {
            client = builder().buildClient();
        }
        return client;
    }

    /** The server's time, in the type the SDK takes. */
    OffsetDateTime now() {
        return emulator().clock().instant().atOffset(ZoneOffset.UTC);
    }

    /** A new share with a name nobody has. */
    ShareClient share() {
        return client().createShare(freeName());
    }

    /** A file in a share of its own. */
    ShareFileClient file(byte[] content) {
        return put(share(), "f", content);
    }

    static String freeName() {
        return "sdk-" + UUID.randomUUID();
    }

    /** A file with that content. */
    static ShareFileClient put(ShareClient share, String name, byte[] content) {
        ShareFileClient file = share.createFile(name, content.length);
        if (content.length > 0) {
            file.uploadRange(new ByteArrayInputStream(content), content.length);
        }
        return file;
    }

    static ShareFileClient put(ShareClient share, String name, String content) {
        return put(share, name, content.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] read(ShareFileClient file) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        file.download(out);
        return out.toByteArray();
    }

    static String text(ShareFileClient file) {
        return new String(read(file), StandardCharsets.UTF_8);
    }
}
