package org.elasto.conformance.sdk.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.conformance.sdk.blob.BlobServer.put;

import com.azure.core.util.BinaryData;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.CustomerProvidedKey;
import com.azure.storage.blob.specialized.BlockBlobClient;
import java.util.List;
import java.util.Map;
import org.elasto.conformance.sdk.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Keys that customers bring along. The SDK keeps its own way to them to HTTPS, so the headers are put there by hand. */
class EncryptionSdkTest {

    @RegisterExtension
    static final BlobServer server = new BlobServer();

    private static final CustomerProvidedKey KEY = new CustomerProvidedKey(new byte[32]);
    private static final CustomerProvidedKey OTHER = new CustomerProvidedKey(BlobServer.bytes(32));

    private static BlockBlobClient with(BlobContainerClient container, Map<String, String> headers) {
        return server.builder()
                .addPolicy(new Headers(() -> headers))
                .buildClient()
                .getBlobContainerClient(container.getBlobContainerName())
                .getBlobClient("b")
                .getBlockBlobClient();
    }

    private static BlockBlobClient with(BlobContainerClient container, CustomerProvidedKey key) {
        return with(
                container,
                Map.of(
                        "x-ms-encryption-key", key.getKey(),
                        "x-ms-encryption-key-sha256", key.getKeySha256(),
                        "x-ms-encryption-algorithm", "AES256"));
    }

    @Test
    void readWithTheKeyItWasWrittenWith() {
        BlobContainerClient container = server.container();
        BlockBlobClient blob = with(container, KEY);
        blob.upload(BinaryData.fromString("content"));
        assertThat(blob.downloadContent()).hasToString("content");
        assertThat(blob.getProperties().getEncryptionKeySha256()).isEqualTo(KEY.getKeySha256());
        blob.setMetadata(Map.of("a", "b"));
        assertThat(blob.getProperties().getMetadata()).containsEntry("a", "b");
    }

    @Test
    void notWithoutItNorWithAnother() {
        BlobContainerClient container = server.container();
        with(container, KEY).upload(BinaryData.fromString("content"));
        BlockBlobClient without = container.getBlobClient("b").getBlockBlobClient();
        Refused.with(409, "BlobUsesCustomerSpecifiedEncryption", without::downloadContent);
        Refused.with(409, "BlobUsesCustomerSpecifiedEncryption", without::getProperties);
        Refused.with(409, "BlobUsesCustomerSpecifiedEncryption", () -> without.setMetadata(Map.of("a", "b")));
        Refused.with(409, () -> with(container, OTHER).downloadContent());
        without.delete();
    }

    @Test
    void aKeyIsNotForBlobsWithoutOne() {
        BlobContainerClient container = server.container();
        put(container, "b", "content");
        Refused.with(409, () -> with(container, KEY).downloadContent());
    }

    @Test
    void blocksAreStagedAndCommittedWithTheKey() {
        BlobContainerClient container = server.container();
        BlockBlobClient blob = with(container, KEY);
        blob.stageBlock("MQ==", BinaryData.fromString("content"));
        blob.commitBlockList(List.of("MQ=="));
        assertThat(blob.downloadContent()).hasToString("content");
    }

    @Test
    void keysThatAreNone() {
        BlobContainerClient container = server.container();
        Refused.with(
                400,
                () -> with(
                                container,
                                Map.of(
                                        "x-ms-encryption-key", KEY.getKey(),
                                        "x-ms-encryption-key-sha256", OTHER.getKeySha256(),
                                        "x-ms-encryption-algorithm", "AES256"))
                        .upload(BinaryData.fromString("x")));
        Refused.with(
                400,
                () -> with(container, Map.of("x-ms-encryption-key", KEY.getKey()))
                        .upload(BinaryData.fromString("x")));
    }

    @Test
    void scopesAreRemembered() {
        BlobContainerClient container = server.container();
        BlockBlobClient blob = with(container, Map.of("x-ms-encryption-scope", "scope1"));
        blob.upload(BinaryData.fromString("content"));
        assertThat(blob.getProperties().getEncryptionScope()).isEqualTo("scope1");
    }
}
