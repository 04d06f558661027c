package org.elasto.client.blob;

import static org.elasto.client.blob.FakeMessages.header;
import static org.elasto.client.blob.FakeMessages.ok;
import static org.elasto.client.blob.FakeMessages.query;
import static org.elasto.client.blob.FakeMessages.range;

import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import org.elasto.client.blob.FakeBlobs.Blob;
import org.elasto.client.http.HttpRequest;
import org.elasto.client.http.HttpResponse;

/** Pages and their ranges, as {@link FakeBlobs} keeps them. */
final class FakePageBlobs {

    private final FakeBlobs service;

    FakePageBlobs(FakeBlobs service) {
        this.service = service;
    }

    HttpResponse putPage(HttpRequest request, Blob blob) throws IOException {
        int[] range = range(Objects.requireNonNull(header(request, "x-ms-range")));
        if (range[0] % 512 != 0 || range[1] % 512 != 0 || range[1] > blob.bytes.length) {
            throw new FakeRefusal(416, "InvalidPageRange");
        }
        boolean update = "update".equals(header(request, "x-ms-page-write"));
        byte[] content = update ? service.content(request) : new byte[range[1] - range[0]];
        if (update && content.length > 4 << 20) {
            throw new FakeRefusal(413, "RequestBodyTooLarge");
        }
        if (content.length != range[1] - range[0]) {
            throw new FakeRefusal(400, "InvalidHeaderValue");
        }
        System.arraycopy(content, 0, blob.bytes, range[0], content.length);
        Arrays.fill(blob.written, range[0] / 512, range[1] / 512, update);
        return service.changed(blob, 201);
    }

    HttpResponse pageRanges(HttpRequest request, Blob blob) {
        String field = header(request, "x-ms-range");
        int[] within = field == null ? new int[] {0, blob.bytes.length} : range(field);
        String marker = query(request, "marker");
        int page = marker == null ? within[0] / 512 : Integer.parseInt(marker);
        StringBuilder out = new StringBuilder("\uFEFF<PageList>");
        int end = Math.min(within[1], blob.bytes.length) / 512;
        for (int listed = 0; page < end && listed < service.pageRangesPerPage; page++) {
            int start = page;
            while (page < end && blob.written[page]) {
                page++;
            }
            if (page > start) {
                listed++;
                out.append("<PageRange><Start>").append(start * 512L).append("</Start><End>");
                out.append(page * 512L - 1).append("</End></PageRange>");
            }
        }
        return ok(200, out + "<NextMarker>" + (page < end ? page : "") + "</NextMarker></PageList>");
    }

    HttpResponse setProperties(HttpRequest request, Blob blob) {
        String size = header(request, "x-ms-blob-content-length");
        String number = header(request, "x-ms-blob-sequence-number");
        if (size != null) {
            blob.bytes = Arrays.copyOf(blob.bytes, Integer.parseInt(size));
            blob.written = Arrays.copyOf(blob.written, blob.bytes.length / 512);
        }
        if (number != null) {
            blob.sequence = Math.max(blob.sequence, Long.parseLong(number));
        }
        return service.changed(blob, 200);
    }
}
