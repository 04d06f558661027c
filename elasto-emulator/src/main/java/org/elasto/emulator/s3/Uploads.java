package org.elasto.emulator.s3;

import java.util.HexFormat;
import java.util.random.RandomGenerator;
import org.elasto.emulator.store.Container;
import org.elasto.emulator.store.Content;
import org.elasto.emulator.store.Entry;
import org.elasto.emulator.store.Store.Change;
import org.elasto.emulator.store.World;

/** The multipart uploads of a bucket: where they are kept, and who may see them. */
final class Uploads {

    /** Hexadecimal digits: the time it began, so that ids sort by it, then chance. */
    static final int ID_LENGTH = 48;

    private Uploads() {}

    static String newId(Timestamp now, RandomGenerator random) {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(now.epochSecond(), 12)
                + hex.toHexDigits(random.nextLong())
                + hex.toHexDigits(random.nextLong())
                + hex.toHexDigits(random.nextLong(), 4);
    }

    /** The name under which the upload of this request is staged. */
    static String stagedName(S3Call call) {
        return UploadAttributes.stagedName(call.target().key(), uploadId(call));
    }

    static String uploadId(S3Call call) {
        return Parameters.text(call.target().query(), "uploadId");
    }

    /** @throws S3Exception NoSuchUpload, NoSuchBucket, AccessDenied */
    static UploadAttributes require(World world, S3Call call) {
        return require(Buckets.require(world, call), call);
    }

    static UploadAttributes require(Container bucket, S3Call call) {
        Entry staged = bucket.staged().get(stagedName(call));
        if (staged == null) {
            throw new S3Exception(S3Error.NO_SUCH_UPLOAD).with("UploadId", uploadId(call));
        }
        return (UploadAttributes) staged.attributes();
    }

    static Entry staged(UploadAttributes upload) {
        return new Entry(Content.EMPTY, upload);
    }

    /** Puts a part into the upload of the request; one of the same number is replaced. */
    static void add(S3Call call, int number, UploadedPart part) {
        call.context().store().update(world -> {
            Container bucket = Buckets.require(world, call);
            UploadAttributes next = require(bucket, call).withPart(number, part);
            Container changed = bucket.withStaged(bucket.staged().plus(stagedName(call), staged(next)));
            return new Change<>(Buckets.with(world, call.target().bucket(), changed), number);
        });
    }
}
