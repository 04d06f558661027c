package org.elasto.emulator.s3;

import org.elasto.emulator.store.Container;
import org.elasto.emulator.store.Entry;
import org.elasto.emulator.store.World;
import org.pcollections.TreePMap;

/** How S3 lays itself out in a {@link World}, and who may see what of it. */
final class Buckets {

    /** Bucket names are one space over all accounts. */
    private static final String REALM = "s3";

    private Buckets() {}

    static TreePMap<String, Container> all(World world) {
        return world.containers(REALM);
    }

    static BucketAttributes attributes(Container bucket) {
        return (BucketAttributes) bucket.attributes();
    }

    static ObjectAttributes attributes(Entry object) {
        return (ObjectAttributes) object.attributes();
    }

    /**
     * The bucket that the request is on.
     *
     * @throws S3Exception NoSuchBucket; AccessDenied where it is another account's
     */
    static Container require(World world, S3Call call) {
        return require(world, call.target().bucket(), call.caller());
    }

    static Container require(World world, String name, Caller caller) {
        Container bucket = all(world).get(name);
        if (bucket == null) {
            throw new S3Exception(S3Error.NO_SUCH_BUCKET).with("BucketName", name);
        }
        if (!attributes(bucket).owner().equals(caller.account().id())) {
            throw new S3Exception(S3Error.ACCESS_DENIED);
        }
        return bucket;
    }

    /** @throws S3Exception NoSuchKey */
    static Entry object(Container bucket, String key) {
        Entry object = bucket.entries().get(key);
        if (object == null) {
            throw new S3Exception(S3Error.NO_SUCH_KEY).with("Key", key);
        }
        return object;
    }

    static World with(World world, String name, Container bucket) {
        return world.withContainer(REALM, name, bucket);
    }

    static World without(World world, String name) {
        return world.withContainers(REALM, all(world).minus(name));
    }
}
