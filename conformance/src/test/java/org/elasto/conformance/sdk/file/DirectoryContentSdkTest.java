package org.elasto.conformance.sdk.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.util.Context;
import com.azure.storage.file.share.FileSmbProperties;
import com.azure.storage.file.share.ShareDirectoryClient;
import com.azure.storage.file.share.ShareFileClient;
import com.azure.storage.file.share.models.ShareFileHttpHeaders;
import com.azure.storage.file.share.models.ShareRequestConditions;
import com.azure.storage.file.share.options.ShareDirectoryCreateOptions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** ShareDirectoryClient: the directories and files in a directory. */
class DirectoryContentSdkTest {

    @RegisterExtension
    static final FileServer server = new FileServer();

    private static ShareDirectoryClient directory() {
        return server.share().createDirectory("d");
    }

    @Test
    void directories() {
        ShareDirectoryClient directory = directory();
        FileSmbProperties usual = new FileSmbProperties();
        assertThat(directory.createSubdirectory("a").getDirectoryPath()).isEqualTo("d/a");
        ShareDirectoryClient b = directory
                .createSubdirectoryWithResponse("b", usual, null, Map.of("k", "v"), null, Context.NONE)
                .getValue();
        assertThat(b.getProperties().getMetadata()).containsExactly(Map.entry("k", "v"));
        assertThat(directory.createSubdirectoryIfNotExists("c").exists()).isTrue();
        assertThat(directory
                        .createSubdirectoryIfNotExistsWithResponse(
                                "c", new ShareDirectoryCreateOptions(), null, Context.NONE)
                        .getStatusCode())
                .isEqualTo(409);
        directory.deleteSubdirectory("a");
        directory.deleteSubdirectoryWithResponse("b", null, Context.NONE);
        assertThat(directory.deleteSubdirectoryIfExists("c")).isTrue();
        assertThat(directory
                        .deleteSubdirectoryIfExistsWithResponse("c", null, Context.NONE)
                        .getValue())
                .isFalse();
        assertThat(directory.listFilesAndDirectories()).isEmpty();
    }

    @Test
    void files() {
        ShareDirectoryClient directory = directory();
        FileSmbProperties usual = new FileSmbProperties();
        ShareFileHttpHeaders text = new ShareFileHttpHeaders().setContentType("text/plain");
        ShareRequestConditions none = new ShareRequestConditions();
        assertThat(directory.createFile("a", 7).getFilePath()).isEqualTo("d/a");
        ShareFileClient b = directory
                .createFileWithResponse("b", 3, text, usual, null, Map.of("k", "v"), null, Context.NONE)
                .getValue();
        assertThat(b.getProperties().getContentType()).isEqualTo("text/plain");
        assertThat(b.getProperties().getContentLength()).isEqualTo(3);
        directory.createFileWithResponse("c", 0, text, usual, null, Map.of(), none, null, Context.NONE);
        directory.createFile("e", 0);
        directory.deleteFile("a");
        directory.deleteFileWithResponse("b", null, Context.NONE);
        directory.deleteFileWithResponse("c", none, null, Context.NONE);
        assertThat(directory.deleteFileIfExists("e")).isTrue();
        assertThat(directory
                        .deleteFileIfExistsWithResponse("e", null, Context.NONE)
                        .getValue())
                .isFalse();
        assertThat(directory
                        .deleteFileIfExistsWithResponse("e", none, null, Context.NONE)
                        .getValue())
                .isFalse();
        assertThat(directory.listFilesAndDirectories()).isEmpty();
    }
}
