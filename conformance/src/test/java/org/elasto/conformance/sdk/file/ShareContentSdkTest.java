package org.elasto.conformance.sdk.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.util.Context;
import com.azure.storage.file.share.FileSmbProperties;
import com.azure.storage.file.share.ShareClient;
import com.azure.storage.file.share.ShareDirectoryClient;
import com.azure.storage.file.share.ShareFileClient;
import com.azure.storage.file.share.models.FilePermissionFormat;
import com.azure.storage.file.share.models.NtfsFileAttributes;
import com.azure.storage.file.share.models.ShareFileHttpHeaders;
import com.azure.storage.file.share.models.ShareFilePermission;
import com.azure.storage.file.share.models.ShareRequestConditions;
import com.azure.storage.file.share.options.ShareDirectoryCreateOptions;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** ShareClient: the directories, files and permissions in a share. */
class ShareContentSdkTest {

    private static final String SDDL = "O:S-1-5-21-2127521184-1604012920-1887927527-21560751"
            + "G:S-1-5-21-2127521184-1604012920-1887927527-513D:AI(A;;FA;;;SY)(A;;FA;;;BA)";

    @RegisterExtension
    static final FileServer server = new FileServer();

    private static FileSmbProperties hidden() {
        return new FileSmbProperties().setNtfsFileAttributes(EnumSet.of(NtfsFileAttributes.HIDDEN));
    }

    @Test
    void directories() {
        ShareClient share = server.share();
        ShareDirectoryClient a = share.createDirectory("a");
        assertThat(a.exists()).isTrue();
        Refused.with(409, "ResourceAlreadyExists", () -> share.createDirectory("A"));
        ShareDirectoryClient b = share.createDirectoryWithResponse(
                        "b", hidden(), null, Map.of("k", "v"), null, Context.NONE)
                .getValue();
        assertThat(b.getProperties().getMetadata()).containsExactly(Map.entry("k", "v"));
        assertThat(b.getProperties().getSmbProperties().getNtfsFileAttributes())
                .containsExactlyInAnyOrder(NtfsFileAttributes.HIDDEN, NtfsFileAttributes.DIRECTORY);
        share.createDirectoryIfNotExists("a");
        assertThat(share.createDirectoryIfNotExistsWithResponse(
                                "c", new ShareDirectoryCreateOptions(), null, Context.NONE)
                        .getStatusCode())
                .isEqualTo(201);
        share.deleteDirectory("a");
        share.deleteDirectoryWithResponse("b", null, Context.NONE);
        assertThat(share.deleteDirectoryIfExists("c")).isTrue();
        assertThat(share.deleteDirectoryIfExistsWithResponse("c", null, Context.NONE)
                        .getValue())
                .isFalse();
        Refused.with(404, "ResourceNotFound", () -> share.deleteDirectory("a"));
        assertThat(share.getRootDirectoryClient().listFilesAndDirectories()).isEmpty();
    }

    @Test
    void files() {
        ShareClient share = server.share();
        ShareFileHttpHeaders text = new ShareFileHttpHeaders().setContentType("text/plain");
        ShareRequestConditions none = new ShareRequestConditions();
        assertThat(share.createFile("a", 7).getProperties().getContentLength()).isEqualTo(7);
        ShareFileClient b = share.createFileWithResponse(
                        "b", 0, text, hidden(), SDDL, Map.of("k", "v"), null, Context.NONE)
                .getValue();
        assertThat(b.getProperties().getContentType()).isEqualTo("text/plain");
        share.createFileWithResponse("c", 1, text, hidden(), null, Map.of(), none, null, Context.NONE);
        share.deleteFile("a");
        share.deleteFileWithResponse("b", null, Context.NONE);
        share.deleteFileWithResponse("c", none, null, Context.NONE);
        assertThat(share.deleteFileIfExists("c")).isFalse();
        assertThat(share.deleteFileIfExistsWithResponse("c", none, null, Context.NONE)
                        .getValue())
                .isFalse();
        Refused.with(404, "ResourceNotFound", () -> share.deleteFile("a"));
        Refused.with(404, "ParentNotFound", () -> share.createFile("none/f", 1));
    }

    @Test
    void permissions() {
        ShareClient share = server.share();
        String key = share.createPermission(SDDL);
        assertThat(share.createPermissionWithResponse(SDDL, Context.NONE).getValue())
                .isEqualTo(key);
        String told = share.getPermission(key);
        assertThat(told).startsWith("O:S-1-5-21-2127521184-1604012920-1887927527-21560751");
        assertThat(share.getPermissionWithResponse(key, Context.NONE).getValue())
                .isEqualTo(told);
        String binary = share.getPermission(key, FilePermissionFormat.BINARY);
        ShareFilePermission same =
                new ShareFilePermission().setPermission(binary).setPermissionFormat(FilePermissionFormat.BINARY);
        assertThat(share.createPermission(same)).isEqualTo(key);
        assertThat(share.createPermissionWithResponse(same, null, Context.NONE).getValue())
                .isEqualTo(key);
        assertThat(share.getPermissionWithResponse(key, FilePermissionFormat.SDDL, null, Context.NONE)
                        .getValue())
                .isEqualTo(told);
    }
}
