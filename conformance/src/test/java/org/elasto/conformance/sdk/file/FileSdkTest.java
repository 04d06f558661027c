package org.elasto.conformance.sdk.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.util.Context;
import com.azure.storage.file.share.FileSmbProperties;
import com.azure.storage.file.share.ShareFileClient;
import com.azure.storage.file.share.ShareServiceVersion;
import com.azure.storage.file.share.models.FilePermissionFormat;
import com.azure.storage.file.share.models.NtfsFileAttributes;
import com.azure.storage.file.share.models.ShareFileHttpHeaders;
import com.azure.storage.file.share.models.ShareFilePermission;
import com.azure.storage.file.share.models.ShareFileProperties;
import com.azure.storage.file.share.models.ShareRequestConditions;
import com.azure.storage.file.share.options.ShareFileCreateOptions;
import com.azure.storage.file.share.options.ShareFileSetPropertiesOptions;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** ShareFileClient: a file itself, all but its bytes. */
class FileSdkTest {

    private static final String SDDL = "O:BAG:SYD:(A;;FA;;;BA)";
    private static final ShareRequestConditions NONE = new ShareRequestConditions();

    @RegisterExtension
    static final FileServer server = new FileServer();

    private static ShareFileClient absent() {
        return server.share().getFileClient("f");
    }

    private static ShareFileClient present() {
        return server.file("content".getBytes(StandardCharsets.UTF_8));
    }

    private static FileSmbProperties hidden() {
        return new FileSmbProperties().setNtfsFileAttributes(EnumSet.of(NtfsFileAttributes.HIDDEN));
    }

    @Test
    void aClientKnowsItsFile() {
        ShareFileClient file = server.client().getShareClient("some").getFileClient("d/a b");
        assertThat(file.getAccountUrl()).isEqualTo(server.serviceUrl());
        assertThat(file.getFileUrl()).startsWith(server.serviceUrl() + "/some/d");
        assertThat(file.getFilePath()).isEqualTo("d/a b");
        assertThat(file.getShareName()).isEqualTo("some");
        assertThat(file.getShareSnapshotId()).isNull();
        assertThat(file.getAccountName()).isEqualTo("devstoreaccount1");
        assertThat(file.getServiceVersion()).isEqualTo(ShareServiceVersion.getLatest());
        assertThat(file.getHttpPipeline().getHttpClient()).isSameAs(server.http());
    }

    @Test
    void creationInEveryForm() {
        ShareFileHttpHeaders text = new ShareFileHttpHeaders()
                .setContentType("text/plain")
                .setCacheControl("no-store")
                .setContentLanguage("tr");
        ShareFileClient a = absent();
        assertThat(a.exists()).isFalse();
        assertThat(a.create(100).getSmbProperties().getNtfsFileAttributes())
                .containsExactly(NtfsFileAttributes.ARCHIVE);
        assertThat(a.existsWithResponse(null, Context.NONE).getValue()).isTrue();
        a.createWithResponse(5, text, hidden(), SDDL, Map.of("k", "v"), null, Context.NONE);
        ShareFileProperties read = a.getProperties();
        assertThat(read.getContentLength()).isEqualTo(5);
        assertThat(read.getCacheControl()).isEqualTo("no-store");
        assertThat(read.getMetadata()).containsExactly(Map.entry("k", "v"));
        assertThat(read.getSmbProperties().getNtfsFileAttributes()).containsExactly(NtfsFileAttributes.HIDDEN);
        assertThat(a.createWithResponse(6, text, hidden(), null, Map.of(), NONE, null, Context.NONE)
                        .getStatusCode())
                .isEqualTo(201);
        a.createWithResponse(
                new ShareFileCreateOptions(7)
                        .setFilePermission(SDDL)
                        .setFilePermissionFormat(FilePermissionFormat.SDDL),
                null,
                Context.NONE);
        assertThat(a.getProperties().getContentLength()).isEqualTo(7);
        assertThat(a.getProperties().getMetadata()).isEmpty();
    }

    @Test
    void deletionInEveryForm() {
        ShareFileClient file = present();
        file.delete();
        Refused.with(404, "ResourceNotFound", file::delete);
        assertThat(file.deleteIfExists()).isFalse();
        assertThat(file.deleteIfExistsWithResponse(NONE, null, Context.NONE).getValue())
                .isFalse();
        assertThat(present().deleteWithResponse(null, Context.NONE).getStatusCode())
                .isEqualTo(202);
        assertThat(present().deleteWithResponse(NONE, null, Context.NONE).getStatusCode())
                .isEqualTo(202);
        assertThat(present().deleteIfExists()).isTrue();
    }

    @Test
    void propertiesInEveryForm() {
        ShareFileClient file = present();
        OffsetDateTime made = OffsetDateTime.of(2020, 2, 3, 4, 5, 6, 0, ZoneOffset.UTC);
        ShareFileHttpHeaders html = new ShareFileHttpHeaders().setContentType("text/html");
        file.setProperties(10, html, hidden().setFileCreationTime(made), SDDL);
        ShareFileProperties read =
                file.getPropertiesWithResponse(null, Context.NONE).getValue();
        assertThat(read.getContentLength()).isEqualTo(10);
        assertThat(read.getContentType()).isEqualTo("text/html");
        assertThat(read.getSmbProperties().getFileCreationTime()).isEqualTo(made);
        assertThat(read.getFileType()).isEqualTo("File");
        assertThat(read.isServerEncrypted()).isTrue();
        assertThat(FileServer.text(file)).isEqualTo("content\0\0\0");
        file.setPropertiesWithResponse(4, html, hidden(), null, null, Context.NONE);
        file.setPropertiesWithResponse(4, html, hidden(), null, NONE, null, Context.NONE);
        assertThat(FileServer.text(file)).isEqualTo("cont");
        ShareFilePermission permission =
                new ShareFilePermission().setPermission(SDDL).setPermissionFormat(FilePermissionFormat.SDDL);
        file.setPropertiesWithResponse(
                new ShareFileSetPropertiesOptions(3)
                        .setHttpHeaders(new ShareFileHttpHeaders().setContentDisposition("attachment"))
                        .setSmbProperties(hidden())
                        .setFilePermissions(permission),
                null,
                Context.NONE);
        read = file.getPropertiesWithResponse(NONE, null, Context.NONE).getValue();
        assertThat(read.getContentLength()).isEqualTo(3);
        assertThat(read.getContentDisposition()).isEqualTo("attachment");
        assertThat(read.getContentType()).isNotEqualTo("text/html");
    }

    @Test
    void metadataInEveryForm() {
        ShareFileClient file = present();
        file.setMetadata(Map.of("a", "1"));
        assertThat(file.getProperties().getMetadata()).containsExactly(Map.entry("a", "1"));
        file.setMetadataWithResponse(Map.of("b", "2"), null, Context.NONE);
        String etag = file.setMetadataWithResponse(Map.of("c", "3"), NONE, null, Context.NONE)
                .getValue()
                .getETag();
        assertThat(file.getProperties().getMetadata()).containsExactly(Map.entry("c", "3"));
        assertThat(file.getProperties().getETag()).isEqualTo(etag);
    }
}
