package org.elasto.emulator.s3;

import org.elasto.emulator.http.Reception;
import org.elasto.emulator.http.Response;
import org.elasto.emulator.store.Container;
import org.elasto.emulator.store.Content;
import org.elasto.emulator.store.Store.Change;
import org.elasto.emulator.store.World;
import org.elasto.emulator.xml.XmlReader;
import org.jspecify.annotations.Nullable;

/** Operations on one bucket, its listings apart. */
final class BucketHandlers {

    private static final int MAX_CONFIGURATION = 64 * 1024;

    private BucketHandlers() {}

    static Reception createBucket(S3Call call) {
        String name = call.target().bucket();
        BucketName.check(name);
        Unbuilt.refuseOnBucket(call.request());
        return call.readBody(
                BodyRules.document(MAX_CONFIGURATION), payload -> create(call, location(payload.content())));
    }

    private static Reception create(S3Call call, @Nullable String location) {
        S3Settings settings = call.context().settings();
        settings.dialect().checkLocation(location, settings.region());
        String name = call.target().bucket();
        BucketAttributes attributes = new BucketAttributes(
                call.caller().account().id(), call.context().timestamps().now(), location);
        call.context().store().update(world -> new Change<>(created(call, world, attributes), name));
        return Response.of(200).header("Location", "/" + name).header("x-amz-bucket-arn", "arn:aws:s3:::" + name);
    }

    private static World created(S3Call call, World world, BucketAttributes attributes) {
        String name = call.target().bucket();
        Container present = Buckets.all(world).get(name);
        if (present == null) {
            return Buckets.with(world, name, Container.empty(attributes));
        }
        if (!Buckets.attributes(present).owner().equals(attributes.owner())) {
            throw new S3Exception(S3Error.BUCKET_ALREADY_EXISTS).with("BucketName", name);
        }
        S3Settings settings = call.context().settings();
        if (!settings.dialect().recreatesOwnBucket(settings.region())) {
            throw new S3Exception(S3Error.BUCKET_ALREADY_OWNED_BY_YOU).with("BucketName", name);
        }
        return world;
    }

    /** The location constraint of a CreateBucketConfiguration; null without one. */
    private static @Nullable String location(Content document) {
        if (document.length() == 0) {
            return null;
        }
        XmlReader xml = S3Xml.open(document, "CreateBucketConfiguration");
        String location = null;
        for (String child = xml.child(); child != null; child = xml.child()) {
            switch (child) {
                case "LocationConstraint" -> location = xml.text().strip();
                case "Tags", "Location", "Bucket" -> xml.skip();
                default -> throw xml.malformed();
            }
        }
        xml.end();
        return location == null || location.isEmpty() ? null : location;
    }

    static Reception headBucket(S3Call call) {
        Container bucket = Buckets.require(call.context().store().world(), call);
        S3Settings settings = call.context().settings();
        return Response.of(200)
                .header("x-amz-bucket-region", region(bucket, settings))
                .header("x-amz-access-point-alias", "false")
                .header("x-amz-bucket-arn", "arn:aws:s3:::" + call.target().bucket())
                .header("Content-Type", "application/xml");
    }

    private static String region(Container bucket, S3Settings settings) {
        String constraint = Buckets.attributes(bucket).locationConstraint();
        return constraint == null ? settings.region() : constraint.equals("EU") ? "eu-west-1" : constraint;
    }

    static Reception deleteBucket(S3Call call) {
        String name = call.target().bucket();
        call.context().store().update(world -> {
            Container bucket = Buckets.require(world, call);
            if (!bucket.entries().isEmpty()) {
                throw new S3Exception(S3Error.BUCKET_NOT_EMPTY).with("BucketName", name);
            }
            return new Change<>(Buckets.without(world, name), name);
        });
        return Response.of(204);
    }

    static Reception getBucketLocation(S3Call call) {
        Container bucket = Buckets.require(call.context().store().world(), call);
        String location = call.context()
                .settings()
                .dialect()
                .location(Buckets.attributes(bucket).locationConstraint());
        XmlWriter xml = XmlWriter.result("LocationConstraint").text(location);
        return Answers.xml(Response.of(200), xml.close("LocationConstraint"));
    }

    /** No bucket has versions yet, which S3 says with an empty document. */
    static Reception getBucketVersioning(S3Call call) {
        Buckets.require(call.context().store().world(), call);
        return Answers.xml(
                Response.of(200), XmlWriter.result("VersioningConfiguration").close("VersioningConfiguration"));
    }
}
