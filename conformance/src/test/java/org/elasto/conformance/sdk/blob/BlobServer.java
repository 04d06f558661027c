package org.elasto.conformance.sdk.blob;

import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.util.BinaryData;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.blob.specialized.BlockBlobClient;
import com.azure.storage.common.StorageSharedKeyCredential;
import com.azure.storage.common.policy.RequestRetryOptions;
import com.azure.storage.common.policy.RetryPolicyType;
import java.time.Clock;
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
 * The account that a test class talks to, and clients for it: in an emulator of the class's own, or at the endpoint of
 * the variables SDK_BLOB_ENDPOINT, SDK_BLOB_ACCOUNT and SDK_BLOB_KEY, which is how the tests themselves are tried on a
 * server that somebody else wrote.
 */
final class BlobServer extends ServedEmulator {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    static final HttpClient HTTP = new JdkHttpClientBuilder().build();

    private @Nullable BlobServiceClient client;

    BlobServer() {
        super(EmulatorConfig.inProcess(), System.getenv("SDK_BLOB_ENDPOINT"));
    }

    /** An emulator whose first account is this one, whatever endpoint the environment names. */
    BlobServer(StorageAccount account) {
        super(EmulatorConfig.inProcess().toBuilder().azureAccount(account).build(), null);
    }

    /** An emulator that is set up like this, whatever endpoint the environment names. */
    BlobServer(EmulatorConfig config) {
        super(config, null);
    }

    /** The account's own address, in path style. */
    String serviceUrl() {
        return given() != null
                ? given() + "/" + credential().getAccountName()
                : emulator().blobEndpoint(account()).toString();
    }

    private StorageAccount account() {
        return config().azureAccounts().get(0);
    }

    StorageSharedKeyCredential credential() {
        StorageAccount account = account();
        Map<String, String> environment = given() != null ? System.getenv() : Map.of();
        return new StorageSharedKeyCredential(
                environment.getOrDefault("SDK_BLOB_ACCOUNT", account.name()),
                environment.getOrDefault("SDK_BLOB_KEY", account.key()));
    }

    /** A builder with what every client of this endpoint needs but for credentials. */
    BlobServiceClientBuilder anonymous() {
        return new BlobServiceClientBuilder()
                .endpoint(serviceUrl())
                .httpClient(HTTP)
                .retryOptions(once());
    }

    /** The same, with the account's key, and signing for the server's time. */
    BlobServiceClientBuilder builder() {
        BlobServiceClientBuilder builder = anonymous().credential(credential());
        return given() != null
                ? builder
                : builder.addPolicy(new Headers(() -> Map.of("x-ms-date", DATE.format(now()))));
    }

    /** A refusal is to be seen as it came, not after more attempts. */
    static RequestRetryOptions once() {
        return new RequestRetryOptions(RetryPolicyType.FIXED, 1, 60, null, null, null);
    }

    BlobServiceClient client() {
        if (client == null) {
            client = builder().buildClient();
        }
        return client;
    }

    /** The server's time, in the type the SDK takes. */
    OffsetDateTime now() {
        return (given() != null ? Clock.systemUTC() : emulator().clock())
                .instant()
                .atOffset(ZoneOffset.UTC);
    }

    /** A new container with a name nobody has. */
    BlobContainerClient container() {
        return client().createBlobContainer(freeName());
    }

    /** A block blob with that content. */
    static BlockBlobClient put(BlobContainerClient container, String name, String content) {
        BlockBlobClient blob = container.getBlobClient(name).getBlockBlobClient();
        blob.upload(BinaryData.fromString(content), true);
        return blob;
    }

    static String freeName() {
        return "sdk-" + UUID.randomUUID();
    }

    /** That many bytes, not all the same. */
    static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i * 31 + (i >>> 8));
        }
        return bytes;
    }
}
