package org.elasto.emulator.s3;

import java.util.ArrayList;
import java.util.List;
import org.elasto.emulator.http.Reception;
import org.elasto.emulator.http.Request;
import org.elasto.emulator.http.Response;
import org.elasto.emulator.store.Container;
import org.elasto.emulator.store.Content;
import org.elasto.emulator.store.Entry;
import org.elasto.emulator.store.Store.Change;
import org.elasto.emulator.xml.XmlReader;
import org.jspecify.annotations.Nullable;

/** DeleteObjects: up to a thousand keys in one step of the store. */
final class DeleteObjects {

    private static final int MAX_KEYS = 1000;
    private static final int MAX_DOCUMENT = 2 << 20;

    private DeleteObjects() {}

    /**
     * A key to delete.
     *
     * @param versionId as sent; null without one
     * @param etag the tag the object must have, or null
     */
    private record Doomed(
            String key,
            @Nullable String versionId,
            @Nullable String etag) {}

    private record Order(boolean quiet, List<Doomed> objects) {}

    /** What became of one key: deleted where there is no error. */
    private record Outcome(Doomed object, @Nullable S3Error error) {}

    static Reception deleteObjects(S3Call call) {
        Buckets.require(call.context().store().world(), call);
        requireDigest(call.request());
        return call.readBody(BodyRules.document(MAX_DOCUMENT), payload -> {
            Order order = read(payload.content());
            return answer(order, delete(call, order));
        });
    }

    /** A document that deletes must not be taken for another: S3 wants its digest, in whatever form. */
    private static void requireDigest(Request request) {
        if (request.header("Content-MD5") != null || request.header("x-amz-trailer") != null) {
            return;
        }
        for (String name : request.headerNames()) {
            if (ChecksumAlgorithm.ofHeader(name) != null) {
                return;
            }
        }
        throw new S3Exception(S3Error.INVALID_REQUEST, "Missing required header for this request: Content-MD5");
    }

    private static Order read(Content document) {
        XmlReader xml = S3Xml.open(document, "Delete");
        boolean quiet = false;
        List<Doomed> objects = new ArrayList<>();
        for (String child = xml.child(); child != null; child = xml.child()) {
            switch (child) {
                case "Quiet" -> quiet = xml.text().strip().equalsIgnoreCase("true");
                case "Object" -> objects.add(object(xml));
                default -> throw xml.malformed();
            }
            if (objects.size() > MAX_KEYS) {
                throw xml.malformed();
            }
        }
        xml.end();
        if (objects.isEmpty()) {
            throw xml.malformed();
        }
        return new Order(quiet, objects);
    }

    private static Doomed object(XmlReader xml) {
        String key = "";
        String versionId = null;
        String etag = null;
        for (String child = xml.child(); child != null; child = xml.child()) {
            switch (child) {
                case "Key" -> key = xml.text();
                case "VersionId" -> versionId = xml.text();
                case "ETag" -> etag = EntityTags.unquote(xml.text());
                case "LastModifiedTime", "Size" -> throw new S3Exception(S3Error.NOT_IMPLEMENTED);
                default -> throw xml.malformed();
            }
        }
        if (key.isEmpty()) {
            throw xml.malformed();
        }
        return new Doomed(key, versionId, etag);
    }

    private static List<Outcome> delete(S3Call call, Order order) {
        return call.context().store().update(world -> {
            Container bucket = Buckets.require(world, call);
            List<Outcome> outcomes = new ArrayList<>(order.objects().size());
            Container next = bucket;
            for (Doomed object : order.objects()) {
                Entry present = next.entries().get(object.key());
                S3Error error = judge(object, present);
                outcomes.add(new Outcome(object, error));
                if (error == null && present != null) {
                    next = next.withEntries(next.entries().minus(object.key()));
                }
            }
            return new Change<>(Buckets.with(world, call.target().bucket(), next), outcomes);
        });
    }

    private static @Nullable S3Error judge(Doomed object, @Nullable Entry present) {
        if (object.versionId() != null && !object.versionId().equals("null")) {
            return S3Error.NO_SUCH_VERSION;
        }
        if (object.etag() == null) {
            return null;
        }
        if (present == null) {
            return S3Error.NO_SUCH_KEY;
        }
        boolean same =
                EntityTags.match(object.etag(), Buckets.attributes(present).etag());
        return same ? null : S3Error.PRECONDITION_FAILED;
    }

    private static Response answer(Order order, List<Outcome> outcomes) {
        XmlWriter xml = XmlWriter.result("DeleteResult", 128 + outcomes.size() * 96);
        for (Outcome outcome : outcomes) {
            S3Error error = outcome.error();
            if (error == null) {
                if (!order.quiet()) {
                    write(xml.open("Deleted"), outcome.object());
                    xml.close("Deleted");
                }
            } else {
                write(xml.open("Error"), outcome.object());
                xml.element("Code", error.code()).element("Message", error.message());
                xml.close("Error");
            }
        }
        return Answers.xml(Response.of(200), xml.close("DeleteResult"));
    }

    private static void write(XmlWriter xml, Doomed object) {
        xml.element("Key", object.key());
        if (object.versionId() != null) {
            xml.element("VersionId", object.versionId());
        }
    }
}
