package org.elasto.conformance.sdk.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.util.Context;
import com.azure.storage.common.StorageSharedKeyCredential;
import com.azure.storage.common.sas.AccountSasPermission;
import com.azure.storage.common.sas.AccountSasResourceType;
import com.azure.storage.common.sas.AccountSasService;
import com.azure.storage.common.sas.AccountSasSignatureValues;
import com.azure.storage.file.share.ShareClient;
import com.azure.storage.file.share.ShareDirectoryClient;
import com.azure.storage.file.share.ShareFileClient;
import com.azure.storage.file.share.ShareServiceClient;
import com.azure.storage.file.share.models.ShareAccessPolicy;
import com.azure.storage.file.share.models.ShareFileItem;
import com.azure.storage.file.share.models.ShareFileProperties;
import com.azure.storage.file.share.models.ShareSignedIdentifier;
import com.azure.storage.file.share.models.ShareTokenIntent;
import com.azure.storage.file.share.models.UserDelegationKey;
import com.azure.storage.file.share.sas.ShareFileSasPermission;
import com.azure.storage.file.share.sas.ShareSasPermission;
import com.azure.storage.file.share.sas.ShareServiceSasSignatureValues;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.elasto.emulator.EmulatorConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Shared access signatures of every kind, by key and by user, and who else may come in. */
class SasSdkTest {

    @RegisterExtension
    static final FileServer server = new FileServer(
            EmulatorConfig.inProcess().toBuilder().plainBearer(true).build());

    private static ShareServiceSasSignatureValues forFiles(String permissions) {
        return new ShareServiceSasSignatureValues(server.now().plusHours(1), ShareFileSasPermission.parse(permissions));
    }

    private static ShareServiceSasSignatureValues forShares(String permissions) {
        return new ShareServiceSasSignatureValues(server.now().plusHours(1), ShareSasPermission.parse(permissions));
    }

    /** The same share, for a guest with that signature. */
    private static ShareClient by(String sas, String share) {
        return server.anonymous().sasToken(sas).buildClient().getShareClient(share);
    }

    private static ShareFileClient by(String sas, ShareFileClient file) {
        return by(sas, file.getShareName()).getFileClient(file.getFilePath());
    }

    @Test
    void forAFileInEveryForm() {
        ShareFileClient file = FileServer.put(server.share(), "ü +%&.txt", "content");
        ShareFileClient reader = by(file.generateSas(forFiles("r")), file);
        assertThat(FileServer.text(reader)).isEqualTo("content");
        Refused.with(403, "AuthorizationPermissionMismatch", reader::delete);
        List<String> signed = new ArrayList<>();
        assertThat(FileServer.text(by(file.generateSas(forFiles("r"), Context.NONE), file)))
                .isEqualTo("content");
        assertThat(FileServer.text(by(file.generateSas(forFiles("r"), signed::add, Context.NONE), file)))
                .isEqualTo("content");
        assertThat(signed).singleElement().asString().startsWith("r\n");
        by(file.generateSas(forFiles("d")), file).delete();
        assertThat(file.exists()).isFalse();
    }

    @Test
    void notForAnotherFileNorForLater() {
        ShareClient share = server.share();
        ShareFileClient file = FileServer.put(share, "f", "content");
        ShareFileClient other = FileServer.put(share, "other", "content");
        String sas = file.generateSas(forFiles("r"));
        Refused.with(403, "AuthenticationFailed", () -> FileServer.text(by(sas, other)));
        server.advance(Duration.ofHours(2));
        Refused.with(403, "AuthenticationFailed", () -> FileServer.text(by(sas, file)));
    }

    @Test
    void forAShareInEveryForm() {
        ShareClient share = server.share();
        share.createDirectory("d");
        List<String> signed = new ArrayList<>();
        for (String sas : List.of(
                share.generateSas(forShares("rl")),
                share.generateSas(forShares("rl"), Context.NONE),
                share.generateSas(forShares("rl"), signed::add, Context.NONE))) {
            ShareClient reader = by(sas, share.getShareName());
            assertThat(reader.getRootDirectoryClient().listFilesAndDirectories())
                    .extracting(ShareFileItem::getName)
                    .containsExactly("d");
            Refused.with(403, "AuthorizationPermissionMismatch", () -> reader.createDirectory("e"));
        }
        assertThat(signed).hasSize(1);
    }

    @Test
    @SuppressWarnings("deprecation") // they are public all the same
    void byADirectoryInEveryForm() {
        ShareDirectoryClient directory = server.share().createDirectory("d");
        directory.createFile("f", 3);
        List<String> signed = new ArrayList<>();
        // There are none for a directory: what it makes is for a file of that path.
        for (String sas : List.of(
                directory.generateSas(forFiles("r")),
                directory.generateSas(forFiles("r"), Context.NONE),
                directory.generateSas(forFiles("r"), signed::add, Context.NONE))) {
            assertThat(sas).contains("sr=f");
            ShareFileClient reader = by(sas, directory.getShareName()).getFileClient("d/f");
            Refused.with(403, "AuthenticationFailed", () -> FileServer.text(reader));
        }
        assertThat(signed).singleElement().asString().contains(directory.getShareName() + "/d\n");
    }

    @Test
    void byAStoredPolicyAndWithHeaders() {
        ShareClient share = server.share();
        ShareFileClient file = FileServer.put(share, "f", "content");
        share.setAccessPolicy(List.of(new ShareSignedIdentifier()
                .setId("readers")
                .setAccessPolicy(new ShareAccessPolicy()
                        .setPermissions("r")
                        .setExpiresOn(server.now().plusHours(1)))));
        String byPolicy = share.generateSas(new ShareServiceSasSignatureValues("readers"));
        assertThat(FileServer.text(by(byPolicy, file))).isEqualTo("content");
        share.setAccessPolicy(List.of());
        Refused.with(403, "AuthenticationFailed", () -> FileServer.text(by(byPolicy, file)));
        String headers =
                file.generateSas(forFiles("r").setContentType("text/html").setCacheControl("no-store"));
        ShareFileProperties properties = by(headers, file).getProperties();
        assertThat(properties.getContentLength()).isEqualTo(7);
    }

    @Test
    void forTheAccountInEveryForm() {
        ShareFileClient file = FileServer.put(server.share(), "f", "content");
        AccountSasSignatureValues values = new AccountSasSignatureValues(
                server.now().plusHours(1),
                AccountSasPermission.parse("rl"),
                AccountSasService.parse("f"),
                AccountSasResourceType.parse("sco"));
        ShareServiceClient service = server.client();
        List<String> signed = new ArrayList<>();
        for (String sas : List.of(
                service.generateAccountSas(values),
                service.generateAccountSas(values, Context.NONE),
                service.generateAccountSas(values, signed::add, Context.NONE))) {
            assertThat(FileServer.text(by(sas, file))).isEqualTo("content");
            assertThat(server.anonymous().sasToken(sas).buildClient().listShares())
                    .isNotEmpty();
            Refused.with(403, "AuthorizationPermissionMismatch", by(sas, file)::delete);
        }
        assertThat(signed).hasSize(1);
    }

    /** The SDK itself sends no bearer token over plain HTTP: it stands in for what the key has signed. */
    private static ShareServiceClient user() {
        String token = server.emulator().issueToken(UUID.randomUUID(), Duration.ofHours(2));
        HttpClient client =
                request -> server.http().send(request.setHeader(HttpHeaderName.AUTHORIZATION, "Bearer " + token));
        return server.builder()
                .shareTokenIntent(ShareTokenIntent.BACKUP)
                .httpClient(client)
                .buildClient();
    }

    @Test
    void byAUser() {
        ShareClient share = server.share();
        ShareFileClient file = FileServer.put(share, "f", "content");
        UserDelegationKey key =
                user().getUserDelegationKey(server.now(), server.now().plusHours(2));
        assertThat(key.getSignedService()).isEqualTo("f");
        assertThat(Base64.getDecoder().decode(key.getValue())).hasSize(32);
        List<String> signed = new ArrayList<>();
        for (String sas : List.of(
                file.generateUserDelegationSas(forFiles("r"), key),
                file.generateUserDelegationSas(forFiles("r"), key, signed::add, Context.NONE),
                share.generateUserDelegationSas(forShares("r"), key),
                share.generateUserDelegationSas(forShares("r"), key, signed::add, Context.NONE))) {
            assertThat(FileServer.text(by(sas, file))).isEqualTo("content");
            Refused.with(403, "AuthorizationPermissionMismatch", by(sas, file)::delete);
        }
        assertThat(signed).hasSize(2);
        UserDelegationKey second = user().getUserDelegationKeyWithResponse(
                        server.now(), server.now().plusHours(1), null, Context.NONE)
                .getValue();
        String forged = file.generateUserDelegationSas(
                forFiles("r"), second.setSignedObjectId(UUID.randomUUID().toString()));
        Refused.with(403, "AuthenticationFailed", () -> FileServer.text(by(forged, file)));
    }

    @Test
    void wrongKeysAndStrangers() {
        ShareFileClient file = FileServer.put(server.share(), "f", "content");
        String wrong = Base64.getEncoder().encodeToString(new byte[64]);
        ShareServiceClient forger = server.anonymous()
                .credential(new StorageSharedKeyCredential(server.credential().getAccountName(), wrong))
                .buildClient();
        Refused.with(403, "AuthenticationFailed", forger::getProperties);
        ShareFileClient stranger = server.anonymous()
                .sasToken("sv=2025-01-05")
                .buildClient()
                .getShareClient(file.getShareName())
                .getFileClient("f");
        Refused.with(401, "NoAuthenticationInformation", () -> FileServer.text(stranger));
    }
}
