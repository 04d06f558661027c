package org.elasto.client.file;

import org.elasto.client.azure.AzureAnswers;
import org.elasto.client.azure.AzureDates;
import org.elasto.client.azure.ContentHeaders;
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
                AzureDates.read(headers.first("Last-Modified")),
                ContentHeaders.of(headers),
                AzureAnswers.lease(headers.first("x-ms-lease-state")),
                copy(headers));
    }

    static @Nullable CopyState copy(Headers headers) {
        String id = headers.first("x-ms-copy-id");
        String status = headers.first("x-ms-copy-status");
        return id == null || status == null
                ? null
                : new CopyState(id, status, headers.first("x-ms-copy-status-description"));
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
