package org.elasto.conformance.sdk.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.conformance.sdk.blob.BlobServer.put;

import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.BlobRequestConditions;
import com.azure.storage.blob.options.BlobParallelUploadOptions;
import com.azure.storage.blob.specialized.BlockBlobClient;
import java.io.OutputStream;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must be so for a request to be carried out: tags of state, times, tags of blobs. */
class BlobConditionSdkTest {

    private static final String OTHER = "\"0x8D0000000000000\"";

    @RegisterExtension
    static final BlobServer server = new BlobServer();

    private static BlobRequestConditions none() {
        return new BlobRequestConditions();
    }

    private static void read(BlockBlobClient blob, BlobRequestConditions conditions) {
        blob.downloadStreamWithResponse(
                OutputStream.nullOutputStream(), null, null, conditions, false, null, Context.NONE);
    }

    private static void write(BlockBlobClient blob, BlobRequestConditions conditions) {
        BlobContainerClient container = blob.getContainerClient();
        container
                .getBlobClient(blob.getBlobName())
                .uploadWithResponse(
                        new BlobParallelUploadOptions(BinaryData.fromString("new")).setRequestConditions(conditions),
                        null,
                        Context.NONE);
    }

    @Test
    void readingOnlyWhatIsThatOrNot() {
        BlockBlobClient blob = put(server.container(), "b", "content");
        String etag = blob.getProperties().getETag();
        OffsetDateTime modified = blob.getProperties().getLastModified();
        read(blob, none().setIfMatch(etag));
        read(blob, none().setIfMatch("*"));
        read(blob, none().setIfNoneMatch(OTHER));
        read(blob, none().setIfModifiedSince(modified.minusSeconds(1)));
        read(blob, none().setIfUnmodifiedSince(modified));
        Refused.with(412, "ConditionNotMet", () -> read(blob, none().setIfMatch(OTHER)));
        Refused.with(304, "ConditionNotMet", () -> read(blob, none().setIfNoneMatch(etag)));
        Refused.with(304, "ConditionNotMet", () -> read(blob, none().setIfModifiedSince(modified)));
        Refused.with(412, "ConditionNotMet", () -> read(blob, none().setIfUnmodifiedSince(modified.minusSeconds(1))));
        Refused.with(400, "UnsatisfiableCondition", () -> read(blob, none().setIfNoneMatch("*")));
    }

    @Test
    void headHasTheCodeToo() {
        BlockBlobClient blob = put(server.container(), "b", "content");
        String etag = blob.getProperties().getETag();
        Refused.with(
                412,
                "ConditionNotMet",
                () -> blob.getPropertiesWithResponse(none().setIfMatch(OTHER), null, Context.NONE));
        Refused.with(
                304,
                "ConditionNotMet",
                () -> blob.getPropertiesWithResponse(none().setIfNoneMatch(etag), null, Context.NONE));
    }

    @Test
    void creatingOnlyWhatIsNotThere() {
        BlockBlobClient blob = server.container().getBlobClient("b").getBlockBlobClient();
        Refused.with(412, "ConditionNotMet", () -> write(blob, none().setIfMatch("*")));
        Refused.with(412, "ConditionNotMet", () -> write(blob, none().setIfMatch(OTHER)));
        write(blob, none().setIfNoneMatch("*"));
        Refused.with(409, "BlobAlreadyExists", () -> write(blob, none().setIfNoneMatch("*")));
        write(blob, none().setIfMatch("*"));
    }

    /** Every change of a blob that there is a condition for. */
    static Stream<Change> changes() {
        return Stream.of(
                new Change("put", BlobConditionSdkTest::write),
                new Change(
                        "metadata",
                        (blob, conditions) ->
                                blob.setMetadataWithResponse(Map.of("a", "b"), conditions, null, Context.NONE)),
                new Change(
                        "headers",
                        (blob, conditions) -> blob.setHttpHeadersWithResponse(null, conditions, null, Context.NONE)),
                new Change(
                        "snapshot",
                        (blob, conditions) -> blob.createSnapshotWithResponse(null, conditions, null, Context.NONE)),
                new Change(
                        "delete", (blob, conditions) -> blob.deleteWithResponse(null, conditions, null, Context.NONE)),
                new Change(
                        "block list",
                        (blob, conditions) -> blob.commitBlockListWithResponse(
                                java.util.List.of(), null, null, null, conditions, null, Context.NONE)));
    }

    /** One of them. */
    record Change(String name, java.util.function.BiConsumer<BlockBlobClient, BlobRequestConditions> way) {
        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest
    @MethodSource("changes")
    void changingOnlyWhatIsThatOrNot(Change change) {
        BlockBlobClient blob = put(server.container(), "b", "content");
        OffsetDateTime modified = blob.getProperties().getLastModified();
        String etag = blob.getProperties().getETag();
        Consumer<BlobRequestConditions> refused = conditions ->
                Refused.with(412, "ConditionNotMet", () -> change.way().accept(blob, conditions));
        refused.accept(none().setIfMatch(OTHER));
        refused.accept(none().setIfNoneMatch(etag));
        refused.accept(none().setIfModifiedSince(modified));
        refused.accept(none().setIfUnmodifiedSince(modified.minusSeconds(1)));
        refused.accept(none().setTagsConditions("\"kind\"='small'"));
        assertThat(blob.downloadContent()).hasToString("content");
        change.way().accept(blob, none().setIfMatch(etag).setIfUnmodifiedSince(modified));
    }

    @Test
    void tagsInConditions() {
        BlockBlobClient blob = put(server.container(), "b", "content");
        blob.setTags(Map.of("kind", "small", "size", "3"));
        read(blob, none().setTagsConditions("\"kind\"='small'"));
        read(blob, none().setTagsConditions("\"kind\">='sm' AND \"size\"<>'4'"));
        read(blob, none().setTagsConditions("\"kind\"='large' OR \"size\"='3'"));
        Refused.with(412, "ConditionNotMet", () -> read(blob, none().setTagsConditions("\"kind\"='large'")));
        Refused.with(412, "ConditionNotMet", () -> read(blob, none().setTagsConditions("\"none\"='small'")));
        Refused.with(400, () -> read(blob, none().setTagsConditions("kind is small")));
    }
}
