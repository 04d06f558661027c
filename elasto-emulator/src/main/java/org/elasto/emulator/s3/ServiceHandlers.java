package org.elasto.emulator.s3;

import java.util.Map;
import org.elasto.emulator.http.Reception;
import org.elasto.emulator.http.Response;
import org.elasto.emulator.store.Container;

/** Operations on the service itself. */
final class ServiceHandlers {

    private static final int MAX_BUCKETS = 10_000;

    private ServiceHandlers() {}

    /** The caller's own buckets in the order of their names, a page at a time if asked. */
    static Reception listBuckets(S3Call call) {
        S3Query query = call.target().query();
        int limit = Parameters.pageSize(query, "max-buckets", MAX_BUCKETS, 1);
        String prefix = Parameters.text(query, "prefix");
        String token = query.first("continuation-token");
        String after = token == null ? "" : ContinuationToken.decode(token);
        String owner = call.caller().account().id();

        XmlWriter xml = XmlWriter.result("ListAllMyBucketsResult");
        xml.open("Owner").element("ID", owner);
        xml.close("Owner").open("Buckets");
        int count = 0;
        String last = "";
        boolean truncated = false;
        for (Map.Entry<String, Container> bucket : Buckets.all(
                        call.context().store().world())
                .tailMap(after, false)
                .entrySet()) {
            BucketAttributes attributes = Buckets.attributes(bucket.getValue());
            if (!attributes.owner().equals(owner) || !bucket.getKey().startsWith(prefix)) {
                continue;
            }
            if (count == limit) {
                truncated = true;
                break;
            }
            count++;
            last = bucket.getKey();
            xml.open("Bucket")
                    .element("Name", last)
                    .element("CreationDate", attributes.created().iso());
            xml.close("Bucket");
        }
        xml.close("Buckets");
        if (truncated) {
            xml.element("ContinuationToken", ContinuationToken.encode(last));
        }
        if (!prefix.isEmpty()) {
            xml.element("Prefix", prefix);
        }
        return Answers.xml(Response.of(200), xml.close("ListAllMyBucketsResult"));
    }
}
