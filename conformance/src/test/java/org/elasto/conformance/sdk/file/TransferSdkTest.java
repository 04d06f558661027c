package org.elasto.conformance.sdk.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.util.Context;
import com.azure.storage.common.ParallelTransferOptions;
import com.azure.storage.file.share.ShareFileClient;
import com.azure.storage.file.share.StorageFileInputStream;
import com.azure.storage.file.share.StorageFileOutputStream;
import com.azure.storage.file.share.models.ShareFileDownloadResponse;
import com.azure.storage.file.share.models.ShareFileRange;
import com.azure.storage.file.share.models.ShareFileUploadOptions;
import com.azure.storage.file.share.models.ShareRequestConditions;
import com.azure.storage.file.share.options.ShareFileDownloadOptions;
import com.azure.storage.file.share.options.ShareFileSeekableByteChannelReadOptions;
import com.azure.storage.file.share.options.ShareFileSeekableByteChannelWriteOptions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.elasto.conformance.sdk.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** ShareFileClient: bytes in and out, most of them more than one request carries. */
class TransferSdkTest {

    private static final int MIB = 1024 * 1024;
    private static final byte[] BIG = Bytes.of(9 * MIB + 7, 5);
    private static final byte[] SMALL = Bytes.of(1000, 6);
    private static final ShareRequestConditions NONE = new ShareRequestConditions();

    @RegisterExtension
    static final FileServer server = new FileServer();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private static ShareFileClient empty(int length) {
        return server.share().createFile("f", length);
    }

    private static InputStream stream(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }

    @Test
    void uploadsInEveryForm() {
        ShareFileClient file = empty(BIG.length);
        ParallelTransferOptions parallel =
                new ParallelTransferOptions().setBlockSizeLong((long) MIB).setMaxConcurrency(4);
        file.upload(stream(BIG), BIG.length, parallel);
        assertThat(FileServer.read(file)).isEqualTo(BIG);
        ShareFileClient again = empty(BIG.length);
        again.uploadWithResponse(
                new ShareFileUploadOptions(stream(BIG)).setParallelTransferOptions(parallel), null, Context.NONE);
        assertThat(FileServer.read(again)).isEqualTo(BIG);
    }

    @Test
    @SuppressWarnings("deprecation") // they are public all the same
    void uploadsInOneRequest() {
        ShareFileClient file = empty(3000);
        assertThat(file.upload(stream(SMALL), SMALL.length).isServerEncrypted()).isTrue();
        file.uploadWithResponse(stream(SMALL), SMALL.length, 1000L, null, Context.NONE);
        file.uploadWithResponse(stream(SMALL), SMALL.length, 2000L, NONE, null, Context.NONE);
        byte[] read = FileServer.read(file);
        for (int at = 0; at < 3000; at += 1000) {
            assertThat(Arrays.copyOfRange(read, at, at + 1000)).isEqualTo(SMALL);
        }
    }

    @Test
    void downloadsInEveryForm() {
        ShareFileClient file = server.file(SMALL);
        byte[] middle = Arrays.copyOfRange(SMALL, 100, 200);
        ShareFileRange range = new ShareFileRange(100, 199L);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ShareFileDownloadResponse first = file.downloadWithResponse(out, range, true, null, Context.NONE);
        assertThat(first.getStatusCode()).isEqualTo(206);
        assertThat(first.getDeserializedHeaders().getContentMd5()).hasSize(16);
        assertThat(out.toByteArray()).isEqualTo(middle);
        file.downloadWithResponse(out, range, false, NONE, null, Context.NONE);
        file.downloadWithResponse(out, new ShareFileDownloadOptions().setRange(range), null, Context.NONE);
        assertThat(out.toByteArray()).hasSize(300).endsWith(middle);
        out.reset();
        file.download(out);
        assertThat(out.toByteArray()).isEqualTo(SMALL);
        Refused.with(
                416,
                "InvalidRange",
                () -> file.downloadWithResponse(out, new ShareFileRange(1000, 1001L), null, null, Context.NONE));
    }

    @Test
    void filesThereAndBack() throws IOException {
        Path in = Files.write(folder.resolve("in"), BIG);
        ShareFileClient file = empty(BIG.length);
        file.uploadFromFile(in.toString());
        Path out = folder.resolve("out");
        assertThat(file.downloadToFile(out.toString()).getContentLength()).isEqualTo(BIG.length);
        assertThat(out).hasSameBinaryContentAs(in);

        ShareFileClient again = empty(BIG.length);
        again.uploadFromFile(in.toString(), NONE);
        Path part = folder.resolve("part");
        ShareFileRange range = new ShareFileRange(5L * MIB, 9L * MIB - 1);
        again.downloadToFileWithResponse(part.toString(), range, null, Context.NONE);
        // The SDK takes the last byte of a range for the first that is not wanted, and asks for one less.
        assertThat(Files.readAllBytes(part)).isEqualTo(Arrays.copyOfRange(BIG, 5 * MIB, 9 * MIB - 1));
        Path whole = folder.resolve("whole");
        again.downloadToFileWithResponse(whole.toString(), null, NONE, null, Context.NONE);
        assertThat(whole).hasSameBinaryContentAs(in);
    }

    @Test
    void streams() throws IOException {
        ShareFileClient file = empty(BIG.length);
        try (StorageFileOutputStream out = file.getFileOutputStream()) {
            out.write(BIG, 0, 5 * MIB);
        }
        try (StorageFileOutputStream out = file.getFileOutputStream(5L * MIB)) {
            out.write(BIG, 5 * MIB, BIG.length - 5 * MIB);
        }
        try (StorageFileInputStream in = file.openInputStream()) {
            assertThat(in.readAllBytes()).isEqualTo(BIG);
        }
        try (StorageFileInputStream in = file.openInputStream(new ShareFileRange(10, 19L))) {
            assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOfRange(BIG, 10, 20));
        }
    }

    @Test
    void channels() throws IOException {
        ShareFileClient file = server.share().getFileClient("f");
        try (SeekableByteChannel out = file.getFileSeekableByteChannelWrite(
                new ShareFileSeekableByteChannelWriteOptions(true).setFileSize((long) BIG.length))) {
            for (ByteBuffer rest = ByteBuffer.wrap(BIG); rest.hasRemaining(); ) {
                out.write(rest);
            }
        }
        try (SeekableByteChannel in =
                file.getFileSeekableByteChannelRead(new ShareFileSeekableByteChannelReadOptions())) {
            assertThat(in.size()).isEqualTo(BIG.length);
            in.position(5L * MIB);
            ByteBuffer some = ByteBuffer.allocate(MIB);
            while (some.hasRemaining()) {
                assertThat(in.read(some)).isPositive();
            }
            assertThat(some.array()).isEqualTo(Arrays.copyOfRange(BIG, 5 * MIB, 6 * MIB));
        }
    }
}
