package org.elasto.emulator.s3;

import org.elasto.emulator.http.Request;
import org.elasto.emulator.http.Response;
import org.elasto.emulator.store.Entry;
import org.jspecify.annotations.Nullable;

/**
 * GetObject and HeadObject: the same answer, with and without its bytes.
 *
 * @param slice what of the object is asked for
 */
record ObjectRead(
        S3Call call,
        Entry object,
        Slice slice,
        ResponseOverrides overrides,
        @Nullable Response refusal) {

    /**
     * Part of an object.
     *
     * @param part the part asked for by number, 0 for none
     */
    private record Slice(long from, long to, int part, boolean isPartial) {}

    /** @throws S3Exception NoSuchKey, PreconditionFailed, InvalidRange and the like */
    static ObjectRead of(S3Call call) {
        Request request = call.request();
        Parameters.checkVersionId(call.target().query());
        Unbuilt.refuseHeader(request, "x-amz-server-side-encryption-customer-algorithm");
        ResponseOverrides overrides = ResponseOverrides.of(call);
        Entry object = Buckets.object(
                Buckets.require(call.context().store().world(), call),
                call.target().key());
        ObjectAttributes attributes = Buckets.attributes(object);
        Slice whole = new Slice(0, object.content().length(), 0, false);
        Condition failing = Conditions.ofRead(request)
                .failing(
                        attributes,
                        call.context().timestamps().now(),
                        call.context().settings().dialect());
        if (failing != null) {
            return new ObjectRead(call, object, whole, overrides, refuse(failing, attributes));
        }
        return new ObjectRead(call, object, slice(call, object, whole), overrides, null);
    }

    private static Response refuse(Condition failing, ObjectAttributes attributes) {
        if (failing == Condition.IF_MATCH || failing == Condition.IF_UNMODIFIED_SINCE) {
            throw WriteConditions.failed(failing.header());
        }
        Response notModified = Response.of(304)
                .header("ETag", attributes.quotedEtag())
                .header("Last-Modified", attributes.lastModified().http());
        attributes.headers().addCachingTo(notModified);
        return notModified;
    }

    private static Slice slice(S3Call call, Entry object, Slice whole) {
        String range = call.request().header("Range");
        Dialect dialect = call.context().settings().dialect();
        String partNumber = dialect.readsParts() ? call.target().query().first("partNumber") : null;
        if (partNumber != null) {
            if (range != null) {
                throw new S3Exception(
                        S3Error.INVALID_REQUEST, "Cannot specify both Range header and partNumber query parameter");
            }
            return part(object, PartNumber.parse(partNumber));
        }
        RangeHeader parsed = dialect.range(range);
        if (parsed == null) {
            return whole;
        }
        long length = object.content().length();
        if (!parsed.satisfiable(length)) {
            throw new S3Exception(S3Error.INVALID_RANGE)
                    .with("RangeRequested", range == null ? "" : range)
                    .with("ActualObjectSize", length);
        }
        return new Slice(parsed.start(length), parsed.end(length), 0, true);
    }

    private static Slice part(Entry object, int number) {
        ObjectAttributes attributes = Buckets.attributes(object);
        long length = object.content().length();
        if (number == 1 && !attributes.isMultipart()) {
            // An empty object has no range to name.
            return new Slice(0, length, 1, length > 0);
        }
        long from = 0;
        int position = 0;
        for (ObjectPart part : attributes.parts()) {
            position++;
            if (position == number) {
                return new Slice(from, from + part.size(), number, part.size() > 0);
            }
            from += part.size();
        }
        throw new S3Exception(S3Error.INVALID_PART_NUMBER)
                .with("PartNumberRequested", number)
                .with("ActualPartCount", Math.max(1, position));
    }

    Response answer(boolean withBody) {
        ObjectAttributes attributes = Buckets.attributes(object);
        long length = object.content().length();
        Response response = Response.of(slice.isPartial() ? 206 : 200)
                .header("Last-Modified", attributes.lastModified().http())
                .header("ETag", attributes.quotedEtag())
                .header("Accept-Ranges", "bytes");
        attributes.headers().addTo(response, overrides);
        if (slice.isPartial()) {
            response.header("Content-Range", "bytes " + slice.from() + '-' + (slice.to() - 1) + '/' + length);
        }
        if (slice.part() > 0 && attributes.isMultipart()) {
            response.header(
                    "x-amz-mp-parts-count", Integer.toString(attributes.parts().size()));
        }
        if ("ENABLED".equalsIgnoreCase(call.request().header("x-amz-checksum-mode"))) {
            addChecksum(response, attributes);
        }
        return withBody
                ? response.body(Answers.body(object.content().slice(slice.from(), slice.to())))
                : response.declaredLength(slice.to() - slice.from());
    }

    /** The checksum of exactly the bytes that are answered, as far as one is known; a range has none. */
    private void addChecksum(Response response, ObjectAttributes attributes) {
        ObjectChecksum checksum = attributes.checksum();
        boolean whole = slice.to() - slice.from() == object.content().length();
        if (checksum == null) {
            return;
        }
        if (slice.part() > 0 && attributes.isMultipart()) {
            Checksum part = attributes.parts().get(slice.part() - 1).checksum();
            if (checksum.type() == ObjectChecksum.Type.COMPOSITE && part != null) {
                response.header(part.algorithm().header(), part.base64())
                        .header("x-amz-checksum-type", checksum.type().name());
            } else if (whole) {
                ObjectHandlers.withChecksum(response, checksum);
            }
        } else if (whole) {
            ObjectHandlers.withChecksum(response, checksum);
        }
    }
}
