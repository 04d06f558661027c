package org.elasto.conformance.sdk.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.conformance.sdk.blob.BlobServer.bytes;
import static org.elasto.conformance.sdk.blob.BlobServer.put;

import com.azure.core.http.rest.PagedResponse;
import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import com.azure.storage.blob.models.BlobRange;
import com.azure.storage.blob.models.BlobType;
import com.azure.storage.blob.models.PageBlobRequestConditions;
import com.azure.storage.blob.models.PageRange;
import com.azure.storage.blob.models.PageRangeItem;
import com.azure.storage.blob.models.SequenceNumberActionType;
import com.azure.storage.blob.options.ListPageRangesDiffOptions;
import com.azure.storage.blob.options.ListPageRangesOptions;
import com.azure.storage.blob.options.PageBlobUploadPagesOptions;
import com.azure.storage.blob.specialized.PageBlobClient;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Page blobs: pages written, cleared, listed and compared. */
class PageBlobSdkTest {

    private static final int PAGE = 512;

    @RegisterExtension
    static final BlobServer server = new BlobServer();

    private static PageBlobClient blob(long size) {
        PageBlobClient blob = server.container().getBlobClient("pages").getPageBlobClient();
        blob.create(size);
        return blob;
    }

    private static void write(PageBlobClient blob, long offset, int length) {
        blob.uploadPages(range(offset, length), new ByteArrayInputStream(bytes(length)));
    }

    /** Where it begins, and how many bytes it has. */
    private static PageRange range(long offset, long length) {
        return new PageRange().setStart(offset).setEnd(offset + length - 1);
    }

    private static List<String> ranges(PageBlobClient blob, BlobRange range) {
        return blob.listPageRanges(range).stream().map(PageBlobSdkTest::shown).toList();
    }

    private static String shown(PageRangeItem item) {
        return (item.isClear() ? "clear " : "")
                + item.getRange().getOffset()
                + "+"
                + item.getRange().getLength();
    }

    @Test
    void madeOfNothing() {
        PageBlobClient blob = blob(1L << 40);
        assertThat(blob.getProperties().getBlobType()).isEqualTo(BlobType.PAGE_BLOB);
        assertThat(blob.getProperties().getBlobSize()).isEqualTo(1L << 40);
        assertThat(blob.getProperties().getBlobSequenceNumber()).isZero();
        assertThat(ranges(blob, new BlobRange(0))).isEmpty();
    }

    @Test
    void writtenAndClearedPagesAreListed() {
        PageBlobClient blob = blob(1 << 20);
        write(blob, 0, 8 * PAGE);
        write(blob, 8 * PAGE, 2 * PAGE);
        write(blob, 100 * PAGE, PAGE);
        blob.clearPages(range(2 * PAGE, 3 * PAGE));
        assertThat(ranges(blob, new BlobRange(0))).containsExactly("0+1024", "2560+2560", "51200+512");
        assertThat(ranges(blob, new BlobRange(512, 2560L))).containsExactly("512+512", "2560+512");

        byte[] content = blob.downloadContent().toBytes();
        byte[] first = bytes(8 * PAGE);
        assertThat(content).hasSize(1 << 20);
        assertThat(Arrays.copyOfRange(content, 0, 2 * PAGE)).isEqualTo(Arrays.copyOf(first, 2 * PAGE));
        assertThat(Arrays.copyOfRange(content, 2 * PAGE, 5 * PAGE)).containsOnly(0);
        assertThat(Arrays.copyOfRange(content, 5 * PAGE, 8 * PAGE))
                .isEqualTo(Arrays.copyOfRange(first, 5 * PAGE, 8 * PAGE));
    }

    @Test
    void rangesComeInPages() {
        PageBlobClient blob = blob(1 << 20);
        for (int i = 0; i < 5; i++) {
            write(blob, i * 4L * PAGE, PAGE);
        }
        List<PagedResponse<PageRangeItem>> pages = blob.listPageRanges(
                        new ListPageRangesOptions(new BlobRange(0)).setMaxResultsPerPage(2), null, Context.NONE)
                .streamByPage()
                .toList();
        assertThat(pages.stream().map(page -> page.getValue().size())).containsExactly(2, 2, 1);
    }

    @Test
    void differencesBetweenSnapshots() {
        PageBlobClient blob = blob(64 * PAGE);
        write(blob, 0, 4 * PAGE);
        write(blob, 8 * PAGE, PAGE);
        String before = blob.createSnapshot().getSnapshotId();
        write(blob, 16 * PAGE, 2 * PAGE);
        blob.clearPages(range(PAGE, PAGE));
        assertThat(blob.listPageRangesDiff(new BlobRange(0), before).stream().map(PageBlobSdkTest::shown))
                .containsExactlyInAnyOrder("clear 512+512", "8192+1024");

        String after = blob.createSnapshot().getSnapshotId();
        PageBlobClient snapshot = snapshot(blob, after);
        assertThat(snapshot
                        .listPageRangesDiff(
                                new ListPageRangesDiffOptions(new BlobRange(0), before).setMaxResultsPerPage(1),
                                null,
                                Context.NONE)
                        .stream()
                        .map(PageBlobSdkTest::shown))
                .containsExactlyInAnyOrder("clear 512+512", "8192+1024");
        assertThat(blob.listPageRangesDiff(new BlobRange(0), after)).isEmpty();
        Refused.with(
                400,
                "PreviousSnapshotCannotBeNewer",
                () -> snapshot(blob, before).listPageRangesDiff(new BlobRange(0), after).stream()
                        .count());
        Refused.with(
                409,
                "PreviousSnapshotNotFound",
                () -> blob.listPageRangesDiff(new BlobRange(0), "2020-01-01T00:00:00.0000000Z").stream()
                        .count());
    }

    private static PageBlobClient snapshot(PageBlobClient blob, String id) {
        return blob.getContainerClient().getBlobClient(blob.getBlobName(), id).getPageBlobClient();
    }

    @Test
    void pagesAreOfFiveHundredTwelveBytesWithinTheBlob() {
        PageBlobClient blob = blob(8 * PAGE);
        Refused.with(416, "InvalidPageRange", () -> write(blob, 8 * PAGE, PAGE));
        Refused.with(416, "InvalidPageRange", () -> write(blob, 7 * PAGE, 2 * PAGE));
        Refused.with(416, "InvalidPageRange", () -> blob.clearPages(range(8 * PAGE, PAGE)));
        assertThat(ranges(blob, new BlobRange(0))).isEmpty();
    }

    @Test
    void aWriteTakesFourMebibytes() {
        PageBlobClient blob = blob(16 << 20);
        write(blob, 0, 4 << 20);
        Refused.with(413, "RequestBodyTooLarge", () -> write(blob, 0, (4 << 20) + PAGE));
        assertThat(ranges(blob, new BlobRange(0))).containsExactly("0+" + (4 << 20));
    }

    @Test
    void growsAndShrinks() {
        PageBlobClient blob = blob(8 * PAGE);
        write(blob, 0, 8 * PAGE);
        blob.resize(4 * PAGE);
        assertThat(blob.getProperties().getBlobSize()).isEqualTo(4 * PAGE);
        blob.resize(16 * PAGE);
        assertThat(ranges(blob, new BlobRange(0))).containsExactly("0+2048");
        assertThat(Arrays.copyOfRange(blob.downloadContent().toBytes(), 4 * PAGE, 16 * PAGE))
                .containsOnly(0);
    }

    @Test
    void sequenceNumbers() {
        PageBlobClient blob = blob(8 * PAGE);
        assertThat(number(blob, SequenceNumberActionType.UPDATE, 7L)).isEqualTo(7);
        assertThat(number(blob, SequenceNumberActionType.MAX, 5L)).isEqualTo(7);
        assertThat(number(blob, SequenceNumberActionType.MAX, 9L)).isEqualTo(9);
        assertThat(number(blob, SequenceNumberActionType.INCREMENT, null)).isEqualTo(10);
        writeIf(blob, new PageBlobRequestConditions().setIfSequenceNumberEqualTo(10L));
        writeIf(blob, new PageBlobRequestConditions().setIfSequenceNumberLessThanOrEqualTo(10L));
        writeIf(blob, new PageBlobRequestConditions().setIfSequenceNumberLessThan(11L));
        for (PageBlobRequestConditions refused : List.of(
                new PageBlobRequestConditions().setIfSequenceNumberEqualTo(9L),
                new PageBlobRequestConditions().setIfSequenceNumberLessThanOrEqualTo(9L),
                new PageBlobRequestConditions().setIfSequenceNumberLessThan(10L))) {
            Refused.with(412, "SequenceNumberConditionNotMet", () -> writeIf(blob, refused));
        }
        number(blob, SequenceNumberActionType.UPDATE, Long.MAX_VALUE);
        Refused.with(
                409, "SequenceNumberIncrementTooLarge", () -> number(blob, SequenceNumberActionType.INCREMENT, null));
    }

    private static long number(PageBlobClient blob, SequenceNumberActionType action, @Nullable Long value) {
        return blob.updateSequenceNumber(action, value).getBlobSequenceNumber();
    }

    private static void writeIf(PageBlobClient blob, PageBlobRequestConditions conditions) {
        blob.uploadPagesWithResponse(
                new PageBlobUploadPagesOptions(range(0, PAGE), BinaryData.fromBytes(bytes(PAGE)))
                        .setRequestConditions(conditions),
                null,
                Context.NONE);
    }

    @Test
    void pagesFromAnotherBlob() {
        PageBlobClient source = blob(8 * PAGE);
        write(source, 0, 8 * PAGE);
        PageBlobClient blob = blob(8 * PAGE);
        blob.uploadPagesFromUrl(range(2 * PAGE, 2 * PAGE), SasSdkTest.readable(server, source), (long) PAGE);
        assertThat(ranges(blob, new BlobRange(0))).containsExactly("1024+1024");
        assertThat(Arrays.copyOfRange(blob.downloadContent().toBytes(), 2 * PAGE, 4 * PAGE))
                .isEqualTo(Arrays.copyOfRange(bytes(8 * PAGE), PAGE, 3 * PAGE));
    }

    @Test
    void incrementalCopiesOfSnapshots() {
        PageBlobClient source = blob(8 * PAGE);
        write(source, 0, PAGE);
        String snapshot = source.createSnapshot().getSnapshotId();
        PageBlobClient copy = server.container().getBlobClient("copy").getPageBlobClient();
        String url = SasSdkTest.readable(server, source);
        assertThat(copy.copyIncremental(url, snapshot).toString()).isIn("success", "pending");
        assertThat(copy.getProperties().isIncrementalCopy()).isTrue();
        String made = String.valueOf(copy.getProperties().getCopyDestinationSnapshot());
        assertThat(copy.getSnapshotClient(made).downloadContent().toBytes())
                .startsWith(bytes(PAGE))
                .hasSize(8 * PAGE);
    }

    @Test
    void otherTypesHaveNoPages() {
        PageBlobClient blob = put(server.container(), "b", "x".repeat(PAGE))
                .getContainerClient()
                .getBlobClient("b")
                .getPageBlobClient();
        Refused.with(409, "InvalidBlobType", () -> write(blob, 0, PAGE));
        Refused.with(409, "InvalidBlobType", () -> ranges(blob, new BlobRange(0)));
    }
}
