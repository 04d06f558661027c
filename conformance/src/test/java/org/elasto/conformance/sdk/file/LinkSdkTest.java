package org.elasto.conformance.sdk.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.util.Context;
import com.azure.storage.file.share.ShareClient;
import com.azure.storage.file.share.ShareFileClient;
import com.azure.storage.file.share.models.NfsFileType;
import com.azure.storage.file.share.models.ShareProtocols;
import com.azure.storage.file.share.options.ShareCreateOptions;
import com.azure.storage.file.share.options.ShareFileCreateHardLinkOptions;
import com.azure.storage.file.share.options.ShareFileCreateSymbolicLinkOptions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** ShareFileClient: links, in shares for NFS. */
class LinkSdkTest {

    @RegisterExtension
    static final FileServer server = new FileServer();

    private static ShareClient share() {
        ShareCreateOptions nfs = new ShareCreateOptions().setProtocols(new ShareProtocols().setNfsEnabled(true));
        return server.client()
                .createShareWithResponse(FileServer.freeName(), nfs, null, Context.NONE)
                .getValue();
    }

    @Test
    void hardLinksInEveryForm() {
        ShareClient share = share();
        ShareFileClient file = FileServer.put(share, "f", "content");
        ShareFileClient link = share.getFileClient("link");
        assertThat(link.createHardLink("f").getPosixProperties().getLinkCount()).isEqualTo(2);
        share.getFileClient("third")
                .createHardLinkWithResponse(new ShareFileCreateHardLinkOptions("f"), null, Context.NONE);
        file.delete();
        assertThat(FileServer.text(link)).isEqualTo("content");
        assertThat(link.getProperties().getPosixProperties().getLinkCount()).isEqualTo(2);
    }

    @Test
    void symbolicLinksInEveryForm() {
        ShareClient share = share();
        ShareFileClient link = share.getFileClient("link");
        assertThat(link.createSymbolicLink("some where").getPosixProperties().getFileType())
                .isEqualTo(NfsFileType.SYM_LINK);
        assertThat(link.getSymbolicLink().getLinkText()).isEqualTo("some where");
        ShareFileClient other = share.getFileClient("other");
        other.createSymbolicLinkWithResponse(
                new ShareFileCreateSymbolicLinkOptions("f").setMetadata(Map.of("k", "v")), null, Context.NONE);
        assertThat(other.getSymbolicLinkWithResponse(null, Context.NONE)
                        .getValue()
                        .getLinkText())
                .isEqualTo("f");
    }
}
