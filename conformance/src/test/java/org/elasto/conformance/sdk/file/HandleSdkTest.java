package org.elasto.conformance.sdk.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.util.Context;
import com.azure.storage.file.share.ShareClient;
import com.azure.storage.file.share.ShareDirectoryClient;
import com.azure.storage.file.share.ShareFileClient;
import com.azure.storage.file.share.models.CloseHandlesInfo;
import com.azure.storage.file.share.models.HandleItem;
import com.azure.storage.file.share.models.ShareFileHandleAccessRights;
import org.elasto.emulator.StorageAccount;
import org.elasto.emulator.file.SmbAccess;
import org.elasto.emulator.file.SmbHandle;
import org.elasto.emulator.file.SmbOpen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What others have open by SMB: listed, in the way, and closed. */
class HandleSdkTest {

    private static final SmbOpen SHARED =
            SmbOpen.to(SmbAccess.READ).sharing(SmbAccess.READ, SmbAccess.WRITE, SmbAccess.DELETE);

    @RegisterExtension
    static final FileServer server = new FileServer();

    private static SmbHandle open(ShareClient share, String path, SmbOpen how) {
        return server.emulator().smb(StorageAccount.DEVELOPMENT).open(share.getShareName(), path, how);
    }

    private static void closed(int handles, CloseHandlesInfo info) {
        assertThat(info.getClosedHandles()).isEqualTo(handles);
        assertThat(info.getFailedHandles()).isZero();
    }

    @Test
    void ofFiles() {
        ShareClient share = server.share();
        ShareFileClient file = FileServer.put(share, "f", "content");
        SmbHandle first = open(share, "f", SHARED);
        SmbHandle second = open(share, "f", SHARED);
        assertThat(file.listHandles())
                .extracting(HandleItem::getHandleId)
                .containsExactlyInAnyOrder(first.id(), second.id());
        // The SDK does not ask for the next page of the handles of a file.
        assertThat(file.listHandles(1, null, Context.NONE)).singleElement().satisfies(handle -> {
            assertThat(handle.getPath()).isEqualTo("f");
            assertThat(handle.getFileId())
                    .isEqualTo(file.getProperties().getSmbProperties().getFileId());
            assertThat(handle.getAccessRights()).containsExactly(ShareFileHandleAccessRights.READ);
            assertThat(handle.getClientIp()).startsWith("127.0.0.1");
            assertThat(handle.getClientName()).isNotEmpty();
        });
        closed(1, file.forceCloseHandle(first.id()));
        closed(
                1,
                file.forceCloseHandleWithResponse(second.id(), null, Context.NONE)
                        .getValue());
        assertThat(first.isOpen() || second.isOpen()).isFalse();
        open(share, "f", SHARED);
        open(share, "f", SHARED);
        closed(2, file.forceCloseAllHandles(null, Context.NONE));
        closed(0, file.forceCloseAllHandles(null, Context.NONE));
    }

    @Test
    void ofDirectories() {
        ShareClient share = server.share();
        ShareDirectoryClient directory = share.createDirectory("d");
        FileServer.put(share, "d/f", "content");
        SmbHandle outer = open(share, "d", SHARED);
        SmbHandle inner = open(share, "d/f", SHARED);
        assertThat(directory.listHandles(10, true, null, Context.NONE))
                .extracting(HandleItem::getPath)
                .containsExactlyInAnyOrder("d", "d/f");
        assertThat(directory.listHandles(10, false, null, Context.NONE))
                .extracting(HandleItem::getHandleId)
                .containsExactly(outer.id());
        closed(1, directory.forceCloseHandle(outer.id()));
        SmbHandle again = open(share, "d", SHARED);
        closed(
                1,
                directory
                        .forceCloseHandleWithResponse(again.id(), null, Context.NONE)
                        .getValue());
        closed(1, directory.forceCloseAllHandles(true, null, Context.NONE));
        assertThat(inner.isOpen()).isFalse();
    }

    @Test
    void whatOthersHaveOpenIsInTheWay() {
        ShareClient share = server.share();
        ShareFileClient file = FileServer.put(share, "f", "content");
        try (SmbHandle handle = open(share, "f", SmbOpen.to(SmbAccess.WRITE).sharing(SmbAccess.READ))) {
            assertThat(FileServer.text(file)).isEqualTo("content");
            Refused.with(409, "SharingViolation", () -> file.clearRange(3));
            handle.lock(0, 4);
            Refused.with(409, "FileLockConflict", () -> FileServer.text(file));
        }
        file.clearRange(3);
        assertThat(FileServer.text(file)).isEqualTo("\0\0\0tent");
    }
}
