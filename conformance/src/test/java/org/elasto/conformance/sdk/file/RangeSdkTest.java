package org.elasto.conformance.sdk.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.azure.core.util.Context;
import com.azure.storage.file.share.ShareClient;
import com.azure.storage.file.share.ShareFileClient;
import com.azure.storage.file.share.models.FileLastWrittenMode;
import com.azure.storage.file.share.models.FileRange;
import com.azure.storage.file.share.models.ShareFileRange;
import com.azure.storage.file.share.models.ShareFileRangeList;
import com.azure.storage.file.share.models.ShareFileUploadInfo;
import com.azure.storage.file.share.models.ShareFileUploadRangeOptions;
import com.azure.storage.file.share.models.ShareRequestConditions;
import com.azure.storage.file.share.options.ShareFileListRangesDiffOptions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.elasto.conformance.sdk.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** ShareFileClient: ranges as they are written, cleared and listed. */
class RangeSdkTest {

    private static final ShareRequestConditions NONE = new ShareRequestConditions();

    @RegisterExtension
    static final FileServer server = new FileServer();

    private static byte[] range(ShareFileClient file, long first, long last) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        file.downloadWithResponse(out, new ShareFileRange(first, last), null, null, Context.NONE);
        return out.toByteArray();
    }

    @Test
    void rangesAreWrittenAnywhere() {
        ShareFileClient file = server.share().createFile("f", 10_000);
        byte[] bytes = Bytes.of(1000, 1);
        ShareFileUploadInfo first = file.uploadRange(new ByteArrayInputStream(bytes), bytes.length);
        assertThat(first.getContentMd5()).hasSize(16);
        OffsetDateTime written = file.getProperties().getSmbProperties().getFileLastWriteTime();
        server.advance(Duration.ofSeconds(5));
        file.uploadRangeWithResponse(
                new ShareFileUploadRangeOptions(new ByteArrayInputStream(bytes), bytes.length)
                        .setOffset(5001L)
                        .setLastWrittenMode(FileLastWrittenMode.PRESERVE),
                null,
                Context.NONE);
        assertThat(file.getProperties().getSmbProperties().getFileLastWriteTime())
                .isEqualTo(written);
        assertThat(range(file, 0, 999)).isEqualTo(bytes);
        assertThat(range(file, 5001, 6000)).isEqualTo(bytes);
        assertThat(range(file, 1000, 5000)).containsOnly(0);
        Refused.with(
                416,
                "InvalidRange",
                () -> file.uploadRangeWithResponse(
                        new ShareFileUploadRangeOptions(new ByteArrayInputStream(bytes), bytes.length).setOffset(9001L),
                        null,
                        Context.NONE));
    }

    @Test
    void rangesAreClearedAndListedInPages() {
        ShareFileClient file = server.file(Bytes.of(4096, 2));
        assertThat(file.clearRangeWithResponse(512, 1024, null, Context.NONE).getStatusCode())
                .isEqualTo(201);
        file.clearRangeWithResponse(10, 2000, NONE, null, Context.NONE);
        assertThat(range(file, 2000, 2009)).containsOnly(0);
        assertThat(file.listRanges())
                .extracting(ShareFileRange::getStart, ShareFileRange::getEnd)
                .containsExactly(tuple(0L, 1023L), tuple(1536L, 4095L));
        assertThat(file.listRanges(new ShareFileRange(0L, 511L), null, Context.NONE))
                .extracting(ShareFileRange::getEnd)
                .containsExactly(511L);
        assertThat(file.listRanges(new ShareFileRange(2048L), NONE, null, Context.NONE))
                .extracting(ShareFileRange::getStart)
                .containsExactly(2048L);
        file.clearRange(4096);
        assertThat(file.listRanges()).isEmpty();
    }

    @Test
    void rangesThatChangedSinceASnapshot() {
        ShareClient share = server.share();
        ShareFileClient file = FileServer.put(share, "f", Bytes.of(4096, 3));
        String snapshot = share.createSnapshot().getSnapshot();
        server.advance(Duration.ofSeconds(1));
        assertThat(file.listRangesDiff(snapshot).getRanges()).isEmpty();
        file.uploadRange(new ByteArrayInputStream(Bytes.of(512, 4)), 512);
        file.clearRangeWithResponse(512, 1024, null, Context.NONE);
        ShareFileRangeList diff = file.listRangesDiffWithResponse(
                        new ShareFileListRangesDiffOptions(snapshot).setRange(new ShareFileRange(0, 2047L)),
                        null,
                        Context.NONE)
                .getValue();
        List<FileRange> ranges = diff.getRanges();
        assertThat(ranges).singleElement().satisfies(each -> {
            assertThat(each.getStart()).isZero();
            assertThat(each.getEnd()).isEqualTo(511);
        });
        assertThat(diff.getClearRanges()).singleElement().satisfies(each -> {
            assertThat(each.getStart()).isEqualTo(1024);
            assertThat(each.getEnd()).isEqualTo(1535);
        });
    }
}
