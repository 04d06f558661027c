package org.elasto.conformance.sdk.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.conformance.sdk.blob.BlobServer.put;

import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.AppendBlobItem;
import com.azure.storage.blob.models.AppendBlobRequestConditions;
import com.azure.storage.blob.models.BlobProperties;
import com.azure.storage.blob.models.BlobRange;
import com.azure.storage.blob.models.BlobRequestConditions;
import com.azure.storage.blob.models.BlobType;
import com.azure.storage.blob.options.AppendBlobAppendBlockOptions;
import com.azure.storage.blob.options.AppendBlobCreateOptions;
import com.azure.storage.blob.specialized.AppendBlobClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Append blobs: grown block by block, and sealed. */
class AppendBlobSdkTest {

    @RegisterExtension
    static final BlobServer server = new BlobServer();

    private final BlobContainerClient container = server.container();
    private AppendBlobClient blob = container.getBlobClient("log").getAppendBlobClient();

    @BeforeEach
    void create() {
        blob.create();
    }

    private AppendBlobItem append(String text) {
        return appendIf(text, new AppendBlobRequestConditions());
    }

    private AppendBlobItem appendIf(String text, AppendBlobRequestConditions conditions) {
        return blob.appendBlockWithResponse(
                        new AppendBlobAppendBlockOptions(BinaryData.fromString(text)).setRequestConditions(conditions),
                        null,
                        Context.NONE)
                .getValue();
    }

    @Test
    void growsAtItsEnd() {
        AppendBlobItem first = append("one");
        AppendBlobItem second = append("two");
        assertThat(first.getBlobAppendOffset()).isEqualTo("0");
        assertThat(second.getBlobAppendOffset()).isEqualTo("3");
        assertThat(second.getBlobCommittedBlockCount()).isEqualTo(2);
        assertThat(second.getETag()).isNotEqualTo(first.getETag());
        BlobProperties properties = blob.getProperties();
        assertThat(properties.getBlobType()).isEqualTo(BlobType.APPEND_BLOB);
        assertThat(properties.getCommittedBlockCount()).isEqualTo(2);
        assertThat(properties.getBlobSize()).isEqualTo(6);
        assertThat(blob.downloadContent()).hasToString("onetwo");
    }

    @Test
    void conditionsOnPositionAndSize() {
        append("one");
        appendIf("two", new AppendBlobRequestConditions().setAppendPosition(3L).setMaxSize(6L));
        Refused.with(
                412,
                "AppendPositionConditionNotMet",
                () -> appendIf("x", new AppendBlobRequestConditions().setAppendPosition(3L)));
        Refused.with(
                412,
                "MaxBlobSizeConditionNotMet",
                () -> appendIf("x", new AppendBlobRequestConditions().setMaxSize(6L)));
        assertThat(blob.downloadContent()).hasToString("onetwo");
    }

    @Test
    void createdAnewOnlyIfItMay() {
        append("one");
        AppendBlobCreateOptions onlyNew =
                new AppendBlobCreateOptions().setRequestConditions(new BlobRequestConditions().setIfNoneMatch("*"));
        Refused.with(409, "BlobAlreadyExists", () -> blob.createWithResponse(onlyNew, null, Context.NONE));
        assertThat(blob.createIfNotExistsWithResponse(new AppendBlobCreateOptions(), null, Context.NONE)
                        .getStatusCode())
                .isEqualTo(409);
        blob.create(true);
        assertThat(blob.getProperties().getBlobSize()).isZero();
    }

    @Test
    void sealedForGood() {
        append("one");
        blob.seal();
        assertThat(blob.getProperties().isSealed()).isTrue();
        Refused.with(409, "BlobIsSealed", () -> append("two"));
        assertThat(blob.downloadContent()).hasToString("one");
    }

    @Test
    void blocksFromAnotherBlob() {
        String url = SasSdkTest.readable(server, put(container, "source", "0123456789"));
        append("<");
        blob.appendBlockFromUrl(url, new BlobRange(2, 3L));
        append(">");
        assertThat(blob.downloadContent()).hasToString("<234>");
    }

    @Test
    void whatIsNoAppendBlob() {
        put(container, "b", "x");
        blob = container.getBlobClient("b").getAppendBlobClient();
        Refused.with(409, "InvalidBlobType", () -> append("x"));
        blob = container.getBlobClient("none").getAppendBlobClient();
        Refused.with(404, "BlobNotFound", () -> append("x"));
    }
}
