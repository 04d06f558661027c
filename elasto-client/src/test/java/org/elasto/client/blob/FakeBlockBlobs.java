package org.elasto.client.blob;

import static org.elasto.client.blob.FakeMessages.body;
import static org.elasto.client.blob.FakeMessages.keep;
import static org.elasto.client.blob.FakeMessages.ok;
import static org.elasto.client.blob.FakeMessages.query;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.elasto.client.blob.FakeBlobs.Blob;
import org.elasto.client.http.HttpRequest;
import org.elasto.client.http.HttpResponse;

/** Blocks and their lists, as {@link FakeBlobs} keeps them. */
final class FakeBlockBlobs {

    private static final Pattern LISTED = Pattern.compile("<(Committed|Uncommitted)>([^<]*)</");

    private final FakeBlobs service;

    FakeBlockBlobs(FakeBlobs service) {
        this.service = service;
    }

    HttpResponse putBlock(HttpRequest request, Blob blob) throws IOException {
        String id = Objects.requireNonNull(query(request, "blockid"));
        for (String other : blob.committed.keySet()) {
            if (other.length() != id.length()) {
                throw new FakeRefusal(400, "InvalidBlobOrBlock");
            }
        }
        blob.uncommitted.put(id, service.content(request));
        return ok(201, "");
    }

    HttpResponse putBlockList(HttpRequest request, Blob blob) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        Map<String, byte[]> next = new LinkedHashMap<>();
        Matcher listed = LISTED.matcher(new String(body(request), StandardCharsets.UTF_8));
        while (listed.find()) {
            String id = listed.group(2);
            byte[] block = (listed.group(1).equals("Committed") ? blob.committed : blob.uncommitted).get(id);
            if (block == null) {
                throw new FakeRefusal(400, "InvalidBlockList");
            }
            next.put(id, block);
            all.writeBytes(block);
        }
        blob.committed.clear();
        blob.committed.putAll(next);
        blob.uncommitted.clear();
        blob.bytes = all.toByteArray();
        blob.visible = true;
        keep(request, blob);
        return service.changed(blob, 201);
    }

    static HttpResponse blockList(Blob blob) {
        StringBuilder out = new StringBuilder("\uFEFF<BlockList><CommittedBlocks>");
        blob.committed.forEach((id, bytes) -> out.append("<Block><Name>")
                .append(id)
                .append("</Name><Size>")
                .append(bytes.length)
                .append("</Size></Block>"));
        return ok(200, out + "</CommittedBlocks></BlockList>");
    }
}
