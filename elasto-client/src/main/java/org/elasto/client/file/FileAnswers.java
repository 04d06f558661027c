package org.elasto.client.file;

import java.time.Instant;
import org.elasto.client.azure.AzureAnswers;
import org.elasto.client.azure.AzureDates;
import org.elasto.client.azure.ContentHeaders;
import org.elasto.client.azure.CopyState;
import org.elasto.client.http.Headers;
import org.elasto.client.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/** The header fields of answers, to records. */
final class FileAnswers {

    private FileAnswers() {}

    /** The ETag after a write, without quotes. */
    static @Nullable String etag(HttpResponse response) {
        return AzureAnswers.bare(response.headers().first("ETag"));
    }

    static FileInfo file(Headers headers, long size) {
        return new FileInfo(
                size,
                AzureAnswers.bare(headers.first("ETag")),
                written(headers.first("x-ms-file-last-write-time"), headers.first("Last-Modified")),
                ContentHeaders.of(headers),
                AzureAnswers.lease(headers.first("x-ms-lease-state")),
                CopyState.of(headers));
    }

    /** When its content was last changed; a change of anything else counts only where the service tells nothing better. */
    static @Nullable Instant written(@Nullable String lastWrite, @Nullable String lastModified) {
        Instant time = AzureDates.readFileTime(lastWrite);
        return time == null ? AzureDates.read(lastModified) : time;
    }

    static DirectoryInfo directory(Headers headers) {
        return new DirectoryInfo(
                AzureAnswers.bare(headers.first("ETag")),
                AzureDates.read(headers.first("Last-Modified")),
                ContentHeaders.of(headers).metadata());
    }

    static ShareInfo share(String name, Headers headers) {
        return new ShareInfo(
                name,
                AzureAnswers.bare(headers.first("ETag")),
                AzureDates.read(headers.first("Last-Modified")),
                AzureAnswers.lease(headers.first("x-ms-lease-state")),
                AzureAnswers.number(headers.first("x-ms-share-quota"), 0),
                ContentHeaders.of(headers).metadata());
    }
}
