package org.elasto.conformance.sdk.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.util.Context;
import com.azure.storage.file.share.ShareDirectoryClient;
import com.azure.storage.file.share.ShareFileClient;
import com.azure.storage.file.share.models.CloseHandlesInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What others have open by SMB: listed, and closed. */
class HandleSdkTest {

    @RegisterExtension
    static final FileServer server = new FileServer();

    private static void nothing(CloseHandlesInfo closed) {
        assertThat(closed.getClosedHandles()).isZero();
        assertThat(closed.getFailedHandles()).isZero();
    }

    @Test
    @NotBuilt
    void ofFiles() {
        ShareFileClient file = server.file(new byte[3]);
        assertThat(file.listHandles()).isEmpty();
        assertThat(file.listHandles(10, null, Context.NONE)).isEmpty();
        nothing(file.forceCloseHandle("1"));
        nothing(file.forceCloseHandleWithResponse("1", null, Context.NONE).getValue());
        nothing(file.forceCloseAllHandles(null, Context.NONE));
    }

    @Test
    @NotBuilt
    void ofDirectories() {
        ShareDirectoryClient directory = server.share().createDirectory("d");
        assertThat(directory.listHandles(10, true, null, Context.NONE)).isEmpty();
        nothing(directory.forceCloseHandle("1"));
        nothing(directory.forceCloseHandleWithResponse("1", null, Context.NONE).getValue());
        nothing(directory.forceCloseAllHandles(true, null, Context.NONE));
    }
}
