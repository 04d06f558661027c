package org.elasto.client.transfer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import org.elasto.client.FileStat;
import org.elasto.client.StageOptions;
import org.elasto.client.StorageException;
import org.elasto.client.StorageUri;
import org.elasto.client.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * What a transfer is, as the first line of its journal says.
 *
 * @param id its name among journals
 * @param source what is copied
 * @param target where to
 * @param version which version of the source, in the words of {@link #version}
 * @param options what the target is to become
 * @param token to go on with the target
 * @param started when it began
 */
record JournalHead(
        String id,
        StorageUri source,
        StorageUri target,
        String version,
        StageOptions options,
        String token,
        Instant started) {

    private static final String FORMAT = "1";

    /** Tells one version of a file from others: its size, and its ETag or the time of the last change. */
    static String version(FileStat stat) {
        return stat.size().orElse(-1) + " " + (stat.etag() == null ? stat.modified() : stat.etag());
    }

    JsonObject json() {
        JsonObject json = JsonObject.EMPTY
                .with("elastoTransfer", FORMAT)
                .with("id", id)
                .with("source", source)
                .with("target", target)
                .with("version", version)
                .with("size", options.size())
                .with("replace", options.replace())
                .with("token", token)
                .with("started", started)
                .with("metadata", new JsonObject(Map.copyOf(options.metadata())));
        json = options.contentType() == null ? json : json.with("contentType", options.contentType());
        return options.modified() == null ? json : json.with("modified", options.modified());
    }

    static JournalHead of(String line) throws IOException {
        try {
            JsonObject json = JsonObject.parse(line.getBytes(StandardCharsets.UTF_8));
            if (!FORMAT.equals(json.text("elastoTransfer"))) {
                throw new IOException("it is of another version of this program");
            }
            StageOptions options = StageOptions.of(Long.parseLong(json.require("size")))
                    .withReplace(Boolean.parseBoolean(json.require("replace")))
                    .withContentType(json.text("contentType"))
                    .withMetadata(json.object("metadata").texts())
                    .withModified(time(json.text("modified")));
            return new JournalHead(
                    json.require("id"),
                    StorageUri.parse(json.require("source")),
                    StorageUri.parse(json.require("target")),
                    json.require("version"),
                    options,
                    json.require("token"),
                    Instant.parse(json.require("started")));
        } catch (StorageException | NumberFormatException | DateTimeException e) {
            throw new IOException("its first line makes no sense: " + e.getMessage(), e);
        }
    }

    private static @Nullable Instant time(@Nullable String text) {
        return text == null ? null : Instant.parse(text);
    }
}
