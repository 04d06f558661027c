package org.elasto.conformance.sdk.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.util.Context;
import com.azure.storage.file.share.ShareClient;
import com.azure.storage.file.share.ShareDirectoryClient;
import com.azure.storage.file.share.ShareFileClient;
import com.azure.storage.file.share.models.ShareFileItem;
import com.azure.storage.file.share.options.ShareFileRenameOptions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Files and directories that get other names. */
class RenameSdkTest {

    @RegisterExtension
    static final FileServer server = new FileServer();

    @Test
    void filesInEveryForm() {
        ShareClient share = server.share();
        share.createDirectory("d");
        ShareFileClient moved = FileServer.put(share, "f", "content").rename("d/g ü");
        assertThat(moved.getFilePath()).isEqualTo("d/g ü");
        // The client that rename returns still downloads from where the file was.
        assertThat(FileServer.text(share.getFileClient("d/g ü"))).isEqualTo("content");
        assertThat(share.getFileClient("f").exists()).isFalse();
        FileServer.put(share, "h", "in the way");
        Refused.with(409, "ResourceAlreadyExists", () -> moved.rename("h"));
        ShareFileClient over = moved.renameWithResponse(
                        new ShareFileRenameOptions("h").setReplaceIfExists(true).setMetadata(Map.of("k", "v")),
                        null,
                        Context.NONE)
                .getValue();
        assertThat(FileServer.text(share.getFileClient("h"))).isEqualTo("content");
        assertThat(over.getProperties().getMetadata()).containsExactly(Map.entry("k", "v"));
    }

    @Test
    void directoriesInEveryForm() {
        ShareClient share = server.share();
        ShareDirectoryClient directory = share.createDirectory("d");
        directory.createFile("f", 3);
        ShareDirectoryClient moved = directory.rename("e");
        assertThat(moved.listFilesAndDirectories())
                .extracting(ShareFileItem::getName)
                .containsExactly("f");
        assertThat(directory.exists()).isFalse();
        ShareDirectoryClient again = moved.renameWithResponse(new ShareFileRenameOptions("g"), null, Context.NONE)
                .getValue();
        assertThat(again.getFileClient("f").getProperties().getContentLength()).isEqualTo(3);
    }
}
