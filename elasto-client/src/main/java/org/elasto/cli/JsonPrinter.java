package org.elasto.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.elasto.client.ByteRange;
import org.elasto.client.Capability;
import org.elasto.client.DirectoryEntry;
import org.elasto.client.FileStat;
import org.elasto.client.FileSystemStat;
import org.elasto.client.FileVersion;
import org.elasto.client.StorageUri;
import org.elasto.client.transfer.PendingTransfer;
import org.elasto.client.watch.Change;
import org.jspecify.annotations.Nullable;

/** One JSON object a line: {@code event} tells what it is, {@code schema} by which version of docs/tool.md to read it. */
final class JsonPrinter implements Printer {

    /** Rises when a member or an event gets another meaning or is gone, not when one is added. */
    private static final int SCHEMA = 1;

    private final OutputStream out;
    private final boolean quiet;
    private final JsonGenerator json;

    /**
     * Writes to {@code out}, which stays open.
     *
     * @param out where all objects go, errors too
     * @param quiet whether what has been done goes unmentioned
     */
    JsonPrinter(OutputStream out, boolean quiet) {
        this.out = out;
        this.quiet = quiet;
        try {
            json = JsonFactory.builder()
                    .build()
                    .createGenerator(out)
                    .setRootValueSeparator(null)
                    .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                    .disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the members of one object. */
    private interface Members {
        void write() throws IOException;
    }

    private void object(String event, Members members) {
        try {
            json.writeStartObject();
            json.writeStringField("event", event);
            members.write();
            json.writeNumberField("schema", SCHEMA);
            json.writeEndObject();
            json.writeRaw('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void entry(String path, DirectoryEntry entry) {
        object("entry", () -> {
            json.writeStringField("path", path);
            members(entry.uri(), entry.stat());
        });
    }

    @Override
    public void stat(StorageUri uri, FileStat stat) {
        object("stat", () -> members(uri, stat));
    }

    private void members(StorageUri uri, FileStat stat) throws IOException {
        json.writeStringField("uri", uri.toString());
        json.writeStringField("type", stat.type().name().toLowerCase(Locale.ROOT));
        if (stat.size().isPresent()) {
            json.writeNumberField("size", stat.size().getAsLong());
        }
        optional("modified", stat.modified() == null ? null : stat.modified().toString());
        optional("etag", stat.etag());
        optional("contentType", stat.contentType());
        optional("location", stat.location());
        optional("lease", stat.lease() == null ? null : stat.lease().name().toLowerCase(Locale.ROOT));
        optional("tier", stat.tier());
        optional("version", stat.version());
        if (!stat.metadata().isEmpty()) {
            json.writeObjectFieldStart("metadata");
            for (Map.Entry<String, String> pair : new TreeMap<>(stat.metadata()).entrySet()) {
                json.writeStringField(pair.getKey(), pair.getValue());
            }
            json.writeEndObject();
        }
    }

    private void optional(String name, @Nullable String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }

    @Override
    public void range(ByteRange range) {
        object("range", () -> {
            json.writeNumberField("offset", range.offset());
            json.writeNumberField("length", range.length());
            json.writeNumberField("end", range.end());
        });
    }

    @Override
    public void usage(Usage usage) {
        object("usage", () -> {
            json.writeStringField("path", usage.path());
            json.writeStringField("uri", usage.uri().toString());
            json.writeNumberField("bytes", usage.bytes());
            json.writeNumberField("files", usage.files());
        });
    }

    @Override
    public void fileSystem(StorageUri uri, FileSystemStat stat, boolean exact) {
        object("filesystem", () -> {
            json.writeStringField("uri", uri.toString());
            if (stat.total().isPresent()) {
                json.writeNumberField("total", stat.total().getAsLong());
            }
            if (stat.available().isPresent()) {
                json.writeNumberField("available", stat.available().getAsLong());
            }
            json.writeNumberField("minimumIo", stat.minimumIo());
            json.writeNumberField("optimalIo", stat.optimalIo());
            json.writeNumberField("maximumFileSize", stat.maximumFileSize());
            strings("locations", stat.locations());
            strings(
                    "capabilities",
                    stat.capabilities().stream().sorted().map(Capability::name).toList());
        });
    }

    private void strings(String name, List<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    @Override
    public void url(Presigned url) {
        object("url", () -> {
            json.writeStringField("uri", url.uri().toString());
            json.writeStringField("url", url.url().toString());
            json.writeStringField("method", url.method());
            json.writeNumberField("seconds", url.seconds());
        });
    }

    @Override
    public void version(FileVersion version) {
        object("version", () -> {
            optional("id", version.id());
            json.writeStringField("kind", version.kind().name().toLowerCase(Locale.ROOT));
            json.writeBooleanField("current", version.current());
            // The version is its id, which a snapshot has no other of.
            members(version.uri(), version.stat().withVersion(null));
        });
    }

    @Override
    public void change(Change change, String path, DirectoryEntry entry) {
        object("change", () -> {
            json.writeStringField("change", change.name().toLowerCase(Locale.ROOT));
            json.writeStringField("path", path);
            members(entry.uri(), entry.stat());
        });
    }

    @Override
    public void lease(Leased leased) {
        object("lease", () -> {
            json.writeStringField("command", leased.command());
            json.writeStringField("uri", leased.uri().toString());
            optional("id", leased.id());
            if (leased.seconds() >= 0) {
                json.writeNumberField("seconds", leased.seconds());
            }
        });
    }

    @Override
    public void done(Done done) {
        if (!quiet) {
            write("done", done);
        }
    }

    @Override
    public void planned(Done done) {
        write("planned", done);
    }

    @Override
    public void plan(Plan plan) {
        object("plan", () -> {
            json.writeStringField("command", plan.command());
            json.writeNumberField("files", plan.files());
            json.writeNumberField("requests", plan.cost().requests());
            json.writeNumberField("sent", plan.cost().sent());
            json.writeNumberField("received", plan.cost().received());
            json.writeNumberField("copied", plan.cost().copied());
        });
    }

    @Override
    public void summary(Summary summary) {
        object("summary", () -> {
            json.writeStringField("command", summary.command());
            json.writeBooleanField("dryRun", summary.rehearsal());
            json.writeNumberField("copied", summary.result().copied());
            json.writeNumberField("bytes", summary.result().bytes());
            json.writeNumberField("same", summary.result().same());
            json.writeNumberField("removed", summary.result().removed());
            json.writeNumberField("failed", summary.result().failed());
        });
    }

    @Override
    public void pending(PendingTransfer pending) {
        object("pending", () -> {
            json.writeStringField("id", pending.id());
            json.writeStringField("source", pending.source().toString());
            json.writeStringField("target", pending.target().toString());
            json.writeNumberField("size", pending.size());
            json.writeNumberField("done", pending.done());
            json.writeStringField("started", pending.started().toString());
        });
    }

    private void write(String event, Done done) {
        object(event, () -> {
            json.writeStringField("command", done.command());
            json.writeStringField("source", done.source());
            optional("target", done.target());
            if (done.bytes() >= 0) {
                json.writeNumberField("bytes", done.bytes());
            }
        });
    }

    @Override
    public void failure(Failure failure) {
        object("error", () -> {
            json.writeStringField("kind", failure.kind());
            json.writeNumberField("code", failure.exit().code());
            if (failure.httpStatus() != 0) {
                json.writeNumberField("httpStatus", failure.httpStatus());
            }
            optional("serviceCode", failure.serviceCode());
            optional("requestId", failure.requestId());
            json.writeStringField("message", failure.message());
            optional("advice", failure.advice());
        });
        flush();
    }

    @Override
    public void setting(Setting setting) {
        object("setting", () -> {
            json.writeStringField("name", setting.name());
            optional("value", setting.value());
            optional("source", setting.source());
        });
    }

    @Override
    public void value(Setting setting) {
        setting(setting);
    }

    @Override
    public void warning(String message) {
        object("warning", () -> json.writeStringField("message", message));
        flush();
    }

    @Override
    public void flush() {
        try {
            json.flush();
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
