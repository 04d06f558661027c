package org.elasto.conformance.sdk.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.conformance.sdk.blob.BlobServer.put;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.storage.blob.BlobClient;
import com.azure.storage.blob.BlobClientBuilder;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobContainerClientBuilder;
import com.azure.storage.blob.BlobServiceClient;
import com.azure.storage.blob.models.BlobAccessPolicy;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.BlobProperties;
import com.azure.storage.blob.models.BlobSignedIdentifier;
import com.azure.storage.blob.models.UserDelegationKey;
import com.azure.storage.blob.sas.BlobContainerSasPermission;
import com.azure.storage.blob.sas.BlobSasPermission;
import com.azure.storage.blob.sas.BlobServiceSasSignatureValues;
import com.azure.storage.blob.specialized.BlobClientBase;
import com.azure.storage.blob.specialized.BlockBlobClient;
import com.azure.storage.common.StorageSharedKeyCredential;
import com.azure.storage.common.sas.AccountSasPermission;
import com.azure.storage.common.sas.AccountSasResourceType;
import com.azure.storage.common.sas.AccountSasService;
import com.azure.storage.common.sas.AccountSasSignatureValues;
import com.azure.storage.common.sas.SasIpRange;
import com.azure.storage.common.sas.SasProtocol;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.elasto.emulator.EmulatorConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Shared access signatures of every kind, and who else may come in. */
class SasSdkTest {

    @RegisterExtension
    static final BlobServer server = new BlobServer(
            EmulatorConfig.inProcess().toBuilder().plainBearer(true).build());

    /** The blob's address with a signature that lets anyone read it for an hour. */
    static String readable(BlobServer server, BlobClientBase blob) {
        BlobSasPermission read = new BlobSasPermission().setReadPermission(true);
        return blob.getBlobUrl() + "?"
                + blob.generateSas(
                        new BlobServiceSasSignatureValues(server.now().plusHours(1), read));
    }

    private static BlobServiceSasSignatureValues forBlobs(String permissions) {
        return new BlobServiceSasSignatureValues(server.now().plusHours(1), BlobSasPermission.parse(permissions));
    }

    private static BlobServiceSasSignatureValues forContainers(String permissions) {
        return new BlobServiceSasSignatureValues(
                server.now().plusHours(1), BlobContainerSasPermission.parse(permissions));
    }

    private static BlobClient by(String sas, BlobClientBase blob) {
        return new BlobClientBuilder()
                .endpoint(blob.getBlobUrl())
                .sasToken(sas)
                .httpClient(BlobServer.HTTP)
                .retryOptions(BlobServer.once())
                .buildClient();
    }

    private static BlobContainerClient by(String sas, BlobContainerClient container) {
        return new BlobContainerClientBuilder()
                .endpoint(container.getBlobContainerUrl())
                .sasToken(sas)
                .httpClient(BlobServer.HTTP)
                .retryOptions(BlobServer.once())
                .buildClient();
    }

    private static List<String> names(BlobContainerClient container) {
        return container.listBlobs().stream().map(BlobItem::getName).toList();
    }

    @Test
    void forABlob() {
        BlockBlobClient blob = put(server.container(), "folder/ü +%&.txt", "content");
        BlobClient reader = by(blob.generateSas(forBlobs("r")), blob);
        assertThat(reader.downloadContent()).hasToString("content");
        Refused.with(403, "AuthorizationPermissionMismatch", reader::delete);
        by(blob.generateSas(forBlobs("d")), blob).delete();
        assertThat(blob.exists()).isFalse();
    }

    @Test
    void notForAnotherBlob() {
        BlobContainerClient container = server.container();
        BlockBlobClient blob = put(container, "b", "content");
        BlockBlobClient other = put(container, "other", "content");
        Refused.with(
                403,
                "AuthenticationFailed",
                () -> by(blob.generateSas(forBlobs("r")), other).downloadContent());
    }

    @Test
    void forASnapshotAlone() {
        BlockBlobClient blob = put(server.container(), "b", "old");
        BlobClientBase snapshot = blob.createSnapshot();
        BlobClientBase reader =
                by(snapshot.generateSas(forBlobs("r")), blob).getSnapshotClient(snapshot.getSnapshotId());
        assertThat(reader.downloadContent()).hasToString("old");
        Refused.with(403, () -> by(snapshot.generateSas(forBlobs("r")), blob).downloadContent());
    }

    @Test
    void forAContainer() {
        BlobContainerClient container = server.container();
        put(container, "b", "content");
        BlobContainerClient reader = by(container.generateSas(forContainers("rl")), container);
        assertThat(names(reader)).containsExactly("b");
        assertThat(reader.getBlobClient("b").downloadContent()).hasToString("content");
        Refused.with(403, "AuthorizationPermissionMismatch", () -> put(reader, "new", "x"));
        put(by(container.generateSas(forContainers("c")), container), "new", "x");
        Refused.with(
                403,
                "AuthorizationFailure",
                () -> by(container.generateSas(forContainers("racwdl")), container)
                        .delete());
    }

    @Test
    void forTheAccount() {
        BlobContainerClient container = server.container();
        put(container, "b", "content");
        AccountSasSignatureValues values = new AccountSasSignatureValues(
                server.now().plusHours(1),
                AccountSasPermission.parse("rl"),
                new AccountSasService().setBlobAccess(true),
                AccountSasResourceType.parse("sc"));
        BlobServiceClient reader = server.anonymous()
                .sasToken(server.client().generateAccountSas(values))
                .buildClient();
        assertThat(reader.listBlobContainers()).isNotEmpty();
        BlobContainerClient same = reader.getBlobContainerClient(container.getBlobContainerName());
        assertThat(names(same)).containsExactly("b");
        Refused.with(
                403,
                "AuthorizationResourceTypeMismatch",
                () -> same.getBlobClient("b").downloadContent());
        Refused.with(403, "AuthorizationPermissionMismatch", same::delete);
    }

    @Test
    void forAnotherService() {
        AccountSasSignatureValues queues = new AccountSasSignatureValues(
                server.now().plusHours(1),
                AccountSasPermission.parse("rl"),
                new AccountSasService().setQueueAccess(true),
                AccountSasResourceType.parse("sco"));
        BlobServiceClient reader = server.anonymous()
                .sasToken(server.client().generateAccountSas(queues))
                .buildClient();
        Refused.with(403, "AuthorizationServiceMismatch", reader::getProperties);
    }

    @Test
    void byAStoredPolicy() {
        BlobContainerClient container = server.container();
        put(container, "b", "content");
        container.setAccessPolicy(
                null,
                List.of(new BlobSignedIdentifier()
                        .setId("readers")
                        .setAccessPolicy(new BlobAccessPolicy()
                                .setExpiresOn(server.now().plusHours(1))
                                .setPermissions("r"))));
        String sas = container.generateSas(new BlobServiceSasSignatureValues("readers"));
        BlobClient reader = by(sas, container).getBlobClient("b");
        assertThat(reader.downloadContent()).hasToString("content");
        Refused.with(403, "AuthorizationPermissionMismatch", reader::delete);
        container.setAccessPolicy(null, List.of());
        Refused.with(403, "AuthenticationFailed", reader::downloadContent);
    }

    @Test
    void onlyWhileItLasts() {
        BlockBlobClient blob = put(server.container(), "b", "content");
        BlobClient early =
                by(blob.generateSas(forBlobs("r").setStartTime(server.now().plusMinutes(30))), blob);
        BlobClient now = by(blob.generateSas(forBlobs("r")), blob);
        Refused.with(403, "AuthenticationFailed", early::downloadContent);
        assertThat(now.downloadContent()).hasToString("content");
        server.advance(Duration.ofMinutes(45));
        assertThat(early.downloadContent()).hasToString("content");
        server.advance(Duration.ofMinutes(16));
        Refused.with(403, "AuthenticationFailed", now::downloadContent);
        Refused.with(403, "AuthenticationFailed", early::downloadContent);
    }

    @Test
    void onlyFromWhereAndHow() {
        BlockBlobClient blob = put(server.container(), "b", "content");
        BlobClient near =
                by(blob.generateSas(forBlobs("r").setSasIpRange(SasIpRange.parse("127.0.0.1-127.0.0.9"))), blob);
        assertThat(near.downloadContent()).hasToString("content");
        BlobClient far = by(blob.generateSas(forBlobs("r").setSasIpRange(SasIpRange.parse("10.1.2.3"))), blob);
        Refused.with(403, "AuthorizationSourceIPMismatch", far::downloadContent);
        BlobClient secure = by(blob.generateSas(forBlobs("r").setProtocol(SasProtocol.HTTPS_ONLY)), blob);
        Refused.with(403, "AuthorizationProtocolMismatch", secure::downloadContent);
    }

    @Test
    void saysWhatTheAnswerIsHeaded() {
        BlockBlobClient blob = put(server.container(), "b", "content");
        BlobProperties properties = by(
                        blob.generateSas(forBlobs("r")
                                .setContentType("text/odd")
                                .setContentDisposition("attachment; filename=\"ü\"")
                                .setCacheControl("no-store")
                                .setContentLanguage("tr")
                                .setContentEncoding("identity")),
                        blob)
                .getProperties();
        assertThat(properties.getContentType()).isEqualTo("text/odd");
        assertThat(properties.getCacheControl()).isEqualTo("no-store");
        assertThat(properties.getContentLanguage()).isEqualTo("tr");
        assertThat(properties.getContentEncoding()).isEqualTo("identity");
        assertThat(blob.getProperties().getContentType()).isEqualTo("application/octet-stream");
    }

    /** The SDK itself sends no bearer token over plain HTTP: it stands in for what the key has signed. */
    private static BlobServiceClient bearer(String token) {
        HttpClient client =
                request -> BlobServer.HTTP.send(request.setHeader(HttpHeaderName.AUTHORIZATION, "Bearer " + token));
        return server.builder().httpClient(client).buildClient();
    }

    private static String token() {
        return server.emulator().issueToken(UUID.randomUUID(), Duration.ofHours(2));
    }

    @Test
    void byAUser() {
        BlobContainerClient container = server.container();
        BlockBlobClient blob = put(container, "b", "content");
        UserDelegationKey key =
                bearer(token()).getUserDelegationKey(server.now(), server.now().plusHours(2));
        assertThat(key.getSignedService()).isEqualTo("b");
        assertThat(Base64.getDecoder().decode(key.getValue())).hasSize(32);
        BlobClient reader = by(blob.generateUserDelegationSas(forBlobs("r"), key), blob);
        assertThat(reader.downloadContent()).hasToString("content");
        Refused.with(403, "AuthorizationPermissionMismatch", reader::delete);
        BlobContainerClient lister = by(container.generateUserDelegationSas(forContainers("l"), key), container);
        assertThat(names(lister)).containsExactly("b");
        String forged = blob.generateUserDelegationSas(
                forBlobs("r"), key.setSignedObjectId(UUID.randomUUID().toString()));
        Refused.with(403, "AuthenticationFailed", () -> by(forged, blob).downloadContent());
    }

    @Test
    void tokensOpenWhatTheyAreIssuedFor() {
        BlobContainerClient container = server.container();
        put(container, "b", "content");
        BlobServiceClient user = bearer(token());
        assertThat(user.getBlobContainerClient(container.getBlobContainerName())
                        .getBlobClient("b")
                        .downloadContent())
                .hasToString("content");
        Refused.with(400, "InvalidAuthenticationInfo", () -> bearer("none").getProperties());
    }

    @Test
    void keysOfUsersAreForUsers() {
        Refused.with(
                403,
                () -> server.client()
                        .getUserDelegationKey(server.now(), server.now().plusHours(1)));
    }

    @Test
    void wrongKeysAndStrangers() {
        BlockBlobClient blob = put(server.container(), "b", "content");
        String wrong = Base64.getEncoder().encodeToString(new byte[64]);
        BlobServiceClient forger = server.anonymous()
                .credential(new StorageSharedKeyCredential(server.credential().getAccountName(), wrong))
                .buildClient();
        Refused.with(403, "AuthenticationFailed", forger::getProperties);
        BlobClient stranger = new BlobClientBuilder()
                .endpoint(blob.getBlobUrl())
                .httpClient(BlobServer.HTTP)
                .retryOptions(BlobServer.once())
                .buildClient();
        Refused.with(401, "NoAuthenticationInformation", stranger::downloadContent);
    }
}
