package org.elasto.client.blob;

import org.elasto.client.azure.AzureAnswers;
import org.elasto.client.azure.AzureDates;
import org.elasto.client.azure.ContentHeaders;
import org.elasto.client.http.Headers;
import org.elasto.client.http.HttpResponse;

/** The header fields of answers, to records. */
final class BlobAnswers {

    private BlobAnswers() {}

    static WrittenBlob written(HttpResponse response) {
        Headers headers = response.headers();
        return new WrittenBlob(
                AzureAnswers.bare(headers.first("ETag")),
                AzureAnswers.number(headers.first("x-ms-blob-sequence-number"), 0),
                headers.first("x-ms-content-crc64"));
    }

    /**
     * What is told of a blob.
     *
     * @param size of the whole blob
     */
    static BlobInfo blob(Headers headers, long size) {
        boolean part = headers.contains("Content-Range");
        return new BlobInfo(
                BlobType.of(headers.first("x-ms-blob-type")),
                size,
                AzureAnswers.bare(headers.first("ETag")),
                AzureDates.read(headers.first("Last-Modified")),
                ContentHeaders.of(headers),
                AzureAnswers.lease(headers.first("x-ms-lease-state")),
                AzureAnswers.number(headers.first("x-ms-blob-sequence-number"), 0),
                headers.first(part ? "x-ms-blob-content-md5" : "Content-MD5"),
                headers.first("x-ms-access-tier"),
                headers.first("x-ms-version-id"));
    }

    static ContainerInfo container(String name, Headers headers) {
        return new ContainerInfo(
                name,
                AzureAnswers.bare(headers.first("ETag")),
                AzureDates.read(headers.first("Last-Modified")),
                AzureAnswers.lease(headers.first("x-ms-lease-state")),
                ContentHeaders.of(headers).metadata());
    }
}
