package org.elasto.conformance.sdk.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.util.Context;
import com.azure.core.util.polling.PollResponse;
import com.azure.core.util.polling.SyncPoller;
import com.azure.storage.file.share.ShareClient;
import com.azure.storage.file.share.ShareFileClient;
import com.azure.storage.file.share.models.CopyStatusType;
import com.azure.storage.file.share.models.PermissionCopyModeType;
import com.azure.storage.file.share.models.ShareFileCopyInfo;
import com.azure.storage.file.share.models.ShareRequestConditions;
import com.azure.storage.file.share.options.ShareFileCopyOptions;
import com.azure.storage.file.share.options.ShareFileUploadRangeFromUrlOptions;
import com.azure.storage.file.share.sas.ShareFileSasPermission;
import com.azure.storage.file.share.sas.ShareServiceSasSignatureValues;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.elasto.conformance.sdk.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** ShareFileClient: files and ranges copied by the server. */
class CopySdkTest {

    private static final byte[] CONTENT = Bytes.of(5000, 7);
    private static final Duration OFTEN = Duration.ofMillis(100);
    private static final ShareRequestConditions NONE = new ShareRequestConditions();

    @RegisterExtension
    static final FileServer server = new FileServer();

    private static String signed(ShareFileClient file) {
        return file.getFileUrl() + "?"
                + file.generateSas(new ShareServiceSasSignatureValues(
                        server.now().plusHours(1), ShareFileSasPermission.parse("r")));
    }

    private static void finished(SyncPoller<ShareFileCopyInfo, Void> copy, ShareFileClient to) {
        PollResponse<ShareFileCopyInfo> last = copy.waitForCompletion(Duration.ofSeconds(20));
        assertThat(last.getValue().getCopyStatus()).isEqualTo(CopyStatusType.SUCCESS);
        assertThat(FileServer.read(to)).isEqualTo(CONTENT);
    }

    @Test
    void filesInEveryForm() {
        ShareClient share = server.share();
        ShareFileClient from = FileServer.put(share, "from", CONTENT);
        ShareFileClient to = share.getFileClient("to");
        finished(to.beginCopy(from.getFileUrl(), Map.of("k", "v"), OFTEN), to);
        assertThat(to.getProperties().getMetadata()).containsExactly(Map.entry("k", "v"));
        // The SDK itself escapes the slash of the source.
        assertThat(to.getProperties().getCopySource().replace("%2F", "/")).isEqualTo(from.getFileUrl());
        finished(
                to.beginCopy(
                        from.getFileUrl(), null, null, PermissionCopyModeType.SOURCE, false, true, null, OFTEN, NONE),
                to);
        finished(to.beginCopy(from.getFileUrl(), new ShareFileCopyOptions().setMetadata(Map.of("k", "w")), OFTEN), to);
        assertThat(to.getProperties().getMetadata()).containsExactly(Map.entry("k", "w"));
    }

    @Test
    void whatIsCopiedCannotBeStopped() {
        ShareClient share = server.share();
        ShareFileClient from = FileServer.put(share, "from", CONTENT);
        ShareFileClient to = share.getFileClient("to");
        SyncPoller<ShareFileCopyInfo, Void> copy = to.beginCopy(from.getFileUrl(), Map.of(), OFTEN);
        finished(copy, to);
        String id = copy.poll().getValue().getCopyId();
        Refused.with(409, "NoPendingCopyOperation", () -> to.abortCopy(id));
        Refused.with(409, "NoPendingCopyOperation", () -> to.abortCopyWithResponse(id, null, Context.NONE));
        Refused.with(409, "NoPendingCopyOperation", () -> to.abortCopyWithResponse(id, NONE, null, Context.NONE));
    }

    @Test
    void rangesInEveryForm() {
        ShareClient share = server.share();
        ShareFileClient from = FileServer.put(share, "from", CONTENT);
        ShareFileClient to = share.createFile("to", 4000);
        String source = signed(from);
        to.uploadRangeFromUrl(1000, 0, 1, source);
        to.uploadRangeFromUrlWithResponse(1000, 1000, 1001, source, null, Context.NONE);
        to.uploadRangeFromUrlWithResponse(1000, 2000, 2001, source, NONE, null, Context.NONE);
        to.uploadRangeFromUrlWithResponse(
                new ShareFileUploadRangeFromUrlOptions(1000, source)
                        .setDestinationOffset(3000)
                        .setSourceOffset(3001),
                null,
                Context.NONE);
        assertThat(FileServer.read(to)).isEqualTo(Arrays.copyOfRange(CONTENT, 1, 4001));
    }
}
