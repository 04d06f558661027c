package org.elasto.conformance.sdk.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.util.Context;
import com.azure.storage.file.share.FileSmbProperties;
import com.azure.storage.file.share.ShareDirectoryClient;
import com.azure.storage.file.share.ShareServiceVersion;
import com.azure.storage.file.share.models.FilePermissionFormat;
import com.azure.storage.file.share.models.NtfsFileAttributes;
import com.azure.storage.file.share.models.ShareDirectoryProperties;
import com.azure.storage.file.share.models.ShareFileItem;
import com.azure.storage.file.share.models.ShareFilePermission;
import com.azure.storage.file.share.options.ShareDirectoryCreateOptions;
import com.azure.storage.file.share.options.ShareDirectorySetPropertiesOptions;
import com.azure.storage.file.share.options.ShareListFilesAndDirectoriesOptions;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** ShareDirectoryClient: a directory itself, and how it is listed. */
class DirectorySdkTest {

    private static final String SDDL = "O:BAG:SYD:(A;;FA;;;BA)";

    @RegisterExtension
    static final FileServer server = new FileServer();

    private static ShareDirectoryClient absent() {
        return server.share().getDirectoryClient("d");
    }

    private static ShareDirectoryClient present() {
        ShareDirectoryClient directory = absent();
        directory.create();
        return directory;
    }

    private static FileSmbProperties hidden() {
        return new FileSmbProperties().setNtfsFileAttributes(EnumSet.of(NtfsFileAttributes.HIDDEN));
    }

    @Test
    void aClientKnowsItsDirectory() {
        ShareDirectoryClient directory = server.client().getShareClient("some").getDirectoryClient("a b/ü+%");
        assertThat(directory.getDirectoryUrl()).isEqualTo(server.serviceUrl() + "/some/a b/ü+%");
        assertThat(directory.getDirectoryPath()).isEqualTo("a b/ü+%");
        assertThat(directory.getShareName()).isEqualTo("some");
        assertThat(directory.getShareSnapshotId()).isNull();
        assertThat(directory.getAccountName()).isEqualTo("devstoreaccount1");
        assertThat(directory.getServiceVersion()).isEqualTo(ShareServiceVersion.getLatest());
        assertThat(directory.getHttpPipeline().getHttpClient()).isSameAs(server.http());
        assertThat(directory.getFileClient("f").getFilePath()).isEqualTo("a b/ü+%/f");
        assertThat(directory.getSubdirectoryClient("s").getDirectoryPath()).isEqualTo("a b/ü+%/s");
    }

    @Test
    void creationInEveryForm() {
        ShareDirectoryClient a = absent();
        assertThat(a.exists()).isFalse();
        assertThat(a.create().getSmbProperties().getNtfsFileAttributes()).containsExactly(NtfsFileAttributes.DIRECTORY);
        assertThat(a.existsWithResponse(null, Context.NONE).getValue()).isTrue();
        Refused.with(409, "ResourceAlreadyExists", a::create);
        assertThat(a.createIfNotExists()).isNull();
        assertThat(a.createIfNotExistsWithResponse(new ShareDirectoryCreateOptions(), null, Context.NONE)
                        .getStatusCode())
                .isEqualTo(409);
        ShareDirectoryClient b = absent();
        b.createWithResponse(hidden(), SDDL, Map.of("k", "v"), null, Context.NONE);
        assertThat(b.getProperties().getMetadata()).containsExactly(Map.entry("k", "v"));
        ShareDirectoryClient c = absent();
        c.createWithResponse(
                new ShareDirectoryCreateOptions().setMetadata(Map.of("k", "w")).setFilePermission(SDDL),
                null,
                Context.NONE);
        assertThat(c.getProperties().getMetadata()).containsExactly(Map.entry("k", "w"));
        assertThat(c.getProperties().getSmbProperties().getFilePermissionKey()).isNotEmpty();
    }

    @Test
    void deletionInEveryForm() {
        ShareDirectoryClient a = present();
        a.createSubdirectory("s");
        Refused.with(409, "DirectoryNotEmpty", a::delete);
        a.deleteSubdirectory("s");
        a.delete();
        Refused.with(404, "ResourceNotFound", a::delete);
        assertThat(a.deleteIfExists()).isFalse();
        assertThat(a.deleteIfExistsWithResponse(null, Context.NONE).getValue()).isFalse();
        assertThat(present().deleteWithResponse(null, Context.NONE).getStatusCode())
                .isEqualTo(202);
    }

    @Test
    void propertiesInEveryForm() {
        ShareDirectoryClient directory = present();
        OffsetDateTime made = OffsetDateTime.of(2020, 2, 3, 4, 5, 6, 0, ZoneOffset.UTC);
        directory.setProperties(hidden().setFileCreationTime(made).setFileLastWriteTime(made), SDDL);
        ShareDirectoryProperties read =
                directory.getPropertiesWithResponse(null, Context.NONE).getValue();
        assertThat(read.getSmbProperties().getFileCreationTime()).isEqualTo(made);
        assertThat(read.getSmbProperties().getFileLastWriteTime()).isEqualTo(made);
        assertThat(read.getSmbProperties().getNtfsFileAttributes())
                .containsExactlyInAnyOrder(NtfsFileAttributes.HIDDEN, NtfsFileAttributes.DIRECTORY);
        String key = read.getSmbProperties().getFilePermissionKey();
        directory.setPropertiesWithResponse(
                new FileSmbProperties().setFilePermissionKey(key), null, null, Context.NONE);
        assertThat(directory.getProperties().getSmbProperties().getFilePermissionKey())
                .isEqualTo(key);
        ShareFilePermission other = new ShareFilePermission()
                .setPermission("O:SYG:SYD:(A;;FA;;;SY)")
                .setPermissionFormat(FilePermissionFormat.SDDL);
        directory.setPropertiesWithResponse(
                new ShareDirectorySetPropertiesOptions()
                        .setSmbProperties(new FileSmbProperties())
                        .setFilePermissions(other),
                null,
                Context.NONE);
        assertThat(directory.getProperties().getSmbProperties().getFilePermissionKey())
                .isNotEqualTo(key);
    }

    @Test
    void metadataInEveryForm() {
        ShareDirectoryClient directory = present();
        String etag = directory.setMetadata(Map.of("a", "1")).getETag();
        assertThat(directory.getProperties().getETag()).isEqualTo(etag);
        directory.setMetadataWithResponse(Map.of("b", "2"), null, Context.NONE);
        assertThat(directory.getProperties().getMetadata()).containsExactly(Map.entry("b", "2"));
    }

    @Test
    void listsInEveryForm() {
        ShareDirectoryClient directory = present();
        directory.createSubdirectory("b ü&");
        for (String name : List.of("a1", "a2", "a3", "c")) {
            directory.createFile(name, 5);
        }
        assertThat(directory.listFilesAndDirectories())
                .extracting(ShareFileItem::getName)
                .containsExactly("a1", "a2", "a3", "b ü&", "c");
        assertThat(directory.listFilesAndDirectories("a", 2, null, Context.NONE))
                .hasSize(3)
                .allMatch(item -> !item.isDirectory() && item.getFileSize() == 5);
        assertThat(directory.listFilesAndDirectories("a", 2, null, Context.NONE).iterableByPage())
                .extracting(page -> page.getValue().size())
                .containsExactly(2, 1);
        ShareListFilesAndDirectoriesOptions everything = new ShareListFilesAndDirectoriesOptions()
                .setPrefix("b")
                .setIncludeAttributes(true)
                .setIncludeETag(true)
                .setIncludePermissionKey(true)
                .setIncludeTimestamps(true)
                .setIncludeExtendedInfo(true);
        ShareDirectoryProperties b = directory.getSubdirectoryClient("b ü&").getProperties();
        assertThat(directory.listFilesAndDirectories(everything, null, Context.NONE))
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.isDirectory()).isTrue();
                    assertThat(item.getId()).isEqualTo(b.getSmbProperties().getFileId());
                    assertThat(item.getFileAttributes()).containsExactly(NtfsFileAttributes.DIRECTORY);
                    assertThat(item.getPermissionKey())
                            .isEqualTo(b.getSmbProperties().getFilePermissionKey());
                    // In lists tags are quoted as in headers; the SDK takes the quotes off in headers alone.
                    assertThat(item.getProperties().getETag()).isEqualTo('"' + b.getETag() + '"');
                    assertThat(item.getProperties().getCreatedOn())
                            .isEqualTo(b.getSmbProperties().getFileCreationTime());
                });
    }
}
