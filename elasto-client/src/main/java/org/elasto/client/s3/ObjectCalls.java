package org.elasto.client.s3;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.elasto.client.ByteRange;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.elasto.client.StorageException.ServiceError;
import org.elasto.client.http.Headers;
import org.elasto.client.http.HttpResponse;
import org.elasto.client.http.PercentEncoding;
import org.elasto.client.http.RequestBody;
import org.elasto.client.http.VerifiedBody;
import org.elasto.client.xml.XmlElement;
import org.jspecify.annotations.Nullable;

/** The operations on objects. Thread-safe. */
final class ObjectCalls {

    private static final ServiceError DAMAGED = new ServiceError("GetObject", 200, S3Errors.DAMAGED, null);

    private final S3Exchange exchange;

    ObjectCalls(S3Exchange exchange) {
        this.exchange = exchange;
    }

    PutObjectResult put(ObjectRef object, RequestBody content, ObjectHeaders headers, Conditions conditions) {
        boolean conditional = !conditions.equals(Conditions.NONE);
        S3Request request =
                S3Request.object("PutObject", "PUT", object).body(content).unsafe(conditional);
        S3Headers.write(request, headers);
        if (!conditional) {
            return written(S3Content.send(exchange, request));
        }
        Expectation ours = new Expectation(object, headers, content);
        int attempts = content.repeatable() ? exchange.connection().attempts() : 1;
        return guarded(
                object,
                request,
                conditions,
                sent -> exchange.resolve(
                        attempts, () -> written(S3Content.send(exchange, sent)), () -> ours.look(this)));
    }

    /**
     * Sends a conditional write. Older RADOS Gateways compare an ETag to match with its quotes, and never find it equal;
     * so where it is equal after all, the condition is put once more without them.
     */
    private PutObjectResult guarded(
            ObjectRef object, S3Request request, Conditions conditions, Function<S3Request, PutObjectResult> send) {
        AtomicBoolean bareEtags = exchange.connection().bareEtags();
        boolean bare = bareEtags.get();
        S3Request first = request.copy();
        S3Headers.writeGuard(first, conditions, bare);
        try {
            return send.apply(first);
        } catch (StorageException e) {
            boolean doubtful = e.kind() == ErrorKind.PRECONDITION_FAILED
                    && !bare
                    && request.body().repeatable();
            if (!doubtful || conditions.ifMatch() == null || !isMatched(object, conditions)) {
                throw e;
            }
        }
        S3Request second = request.copy();
        S3Headers.writeGuard(second, conditions, true);
        PutObjectResult result = send.apply(second);
        bareEtags.set(true);
        return result;
    }

    private boolean isMatched(ObjectRef object, Conditions conditions) {
        ObjectInfo there = headIfPresent(object);
        return there != null && Objects.equals(there.etag(), conditions.ifMatch());
    }

    private static PutObjectResult written(S3Content.Arrived arrived) {
        Headers answer = arrived.response().headers();
        return new PutObjectResult(
                S3Xml.etag(answer.first("ETag")), answer.first("x-amz-version-id"), arrived.checksum());
    }

    /**
     * What is there if our write came through: the same content under the same headers. It cannot be told from the same
     * written by somebody else.
     */
    private record Expectation(ObjectRef object, ObjectHeaders headers, RequestBody content) {

        @Nullable
        PutObjectResult look(ObjectCalls calls) {
            ObjectInfo there = calls.headIfPresent(object);
            boolean ours = there != null
                    && there.size() == content.length()
                    && there.headers().metadata().equals(headers.metadata())
                    && sameContent(there);
            return ours && there != null
                    ? new PutObjectResult(there.etag(), there.versionId(), there.checksum())
                    : null;
        }

        private boolean sameContent(ObjectInfo there) {
            if (!content.inMemory()) {
                return content.length() == 0;
            }
            Checksum told = there.checksum();
            if (told != null) {
                return S3Checksums.of(content, S3Checksums.of(told.algorithm())).equals(told.value());
            }
            return S3Checksums.of(content, S3Checksums.etag()).equals(there.etag());
        }
    }

    GetObjectResult get(ObjectRef object, GetObjectOptions options) {
        ByteRange range = options.range();
        S3Request request = S3Request.object("GetObject", "GET", object);
        if (range != null) {
            requireNotEmpty(range);
            request.header("Range", "bytes=" + range.offset() + "-" + (range.end() - 1));
        } else if (exchange.connection().integrity().wanted()) {
            request.header("x-amz-checksum-mode", "ENABLED");
        }
        S3Headers.write(request, "", options.conditions());
        HttpResponse response = exchange.open(request);
        boolean good = false;
        try {
            GetObjectResult result = reading(object, range, response);
            good = true;
            return result;
        } finally {
            if (!good) {
                response.close();
            }
        }
    }

    private static void requireNotEmpty(ByteRange range) {
        if (range.length() == 0) {
            throw new StorageException(ErrorKind.INVALID_ARGUMENT, "an empty range cannot be asked for");
        }
    }

    private GetObjectResult reading(ObjectRef object, @Nullable ByteRange asked, HttpResponse response) {
        Headers headers = response.headers();
        ContentRange told = ContentRange.of(response, asked);
        ObjectInfo info = S3Headers.object(headers, told.size());
        boolean whole = told.range().length() == told.size();
        VerifiedBody.Expected expected = whole && asked == null ? expected(info, headers) : null;
        VerifiedBody.Content content =
                new VerifiedBody.Content(object.toString(), told.range().length(), DAMAGED);
        VerifiedBody body = new VerifiedBody(response.body(), content, expected);
        return new GetObjectResult(info, told.range(), body, response);
    }

    private VerifiedBody.@Nullable Expected expected(ObjectInfo info, Headers headers) {
        if (exchange.connection().integrity().support() == S3Integrity.Support.OFF) {
            return null;
        }
        Checksum checksum = info.checksum();
        if (checksum != null) {
            return new VerifiedBody.Expected(S3Checksums.of(checksum.algorithm()), checksum.value());
        }
        String etag = info.etag();
        return etag != null && S3Headers.isMd5(etag, headers)
                ? new VerifiedBody.Expected(S3Checksums.etag(), etag)
                : null;
    }

    ObjectInfo head(ObjectRef object, Conditions conditions) {
        S3Request request = S3Request.object("HeadObject", "HEAD", object);
        if (exchange.connection().integrity().wanted()) {
            request.header("x-amz-checksum-mode", "ENABLED");
        }
        S3Headers.write(request, "", conditions);
        Headers headers = exchange.send(request).headers();
        Long length = S3Headers.length(headers.first("Content-Length"));
        if (length == null) {
            throw XmlElement.malformed("HeadObject without a length");
        }
        return S3Headers.object(headers, length);
    }

    @Nullable
    ObjectInfo headIfPresent(ObjectRef object) {
        try {
            return head(object, Conditions.NONE);
        } catch (StorageException e) {
            if (e.kind() == ErrorKind.NOT_FOUND) {
                return null;
            }
            throw e;
        }
    }

    void delete(ObjectRef object, Conditions conditions) {
        boolean conditional = !conditions.equals(Conditions.NONE);
        S3Request request = S3Request.object("DeleteObject", "DELETE", object).unsafe(conditional);
        S3Headers.write(request, "", conditions);
        if (!conditional) {
            exchange.send(request);
            return;
        }
        exchange.resolve(
                () -> {
                    exchange.send(request);
                    return true;
                },
                () -> headIfPresent(object) == null ? true : null);
    }

    PutObjectResult copy(ObjectRef source, ObjectRef target, CopyObjectOptions options) {
        // Copied onto itself, an object changes, and then the condition on the source does not hold any more.
        boolean conditional = !options.target().equals(Conditions.NONE)
                || (source.equals(target) && !options.source().equals(Conditions.NONE));
        S3Request request = S3Request.object("CopyObject", "PUT", target)
                .unsafe(conditional)
                .header("x-amz-copy-source", path(source));
        S3Headers.write(request, "x-amz-copy-source-", options.source());
        S3Headers.write(request, "", options.target());
        ObjectHeaders replacement = options.replacement();
        if (replacement != null) {
            request.header("x-amz-metadata-directive", "REPLACE");
            S3Headers.write(request, replacement);
        }
        return conditional
                ? exchange.resolve(() -> copied(request), () -> copyIfThere(source, target, options))
                : copied(request);
    }

    private PutObjectResult copied(S3Request request) {
        HttpResponse response = exchange.send(request);
        XmlElement document = S3Exchange.document(response).expect("CopyObjectResult");
        return new PutObjectResult(
                S3Xml.etag(document.text("ETag")),
                response.headers().first("x-amz-version-id"),
                S3Xml.checksum(document));
    }

    /** The copy has the source's ETag or checksum, unless the one was uploaded in parts or encrypted. */
    private @Nullable PutObjectResult copyIfThere(ObjectRef source, ObjectRef target, CopyObjectOptions options) {
        ObjectInfo there = headIfPresent(target);
        ObjectInfo copied = source.equals(target) ? null : headIfPresent(source);
        if (there == null || copied == null || there.size() != copied.size()) {
            return null;
        }
        String guard = options.source().ifMatch();
        boolean unchanged = guard == null || guard.equals(copied.etag());
        boolean same = Objects.equals(there.etag(), copied.etag())
                || (there.checksum() != null && there.checksum().equals(copied.checksum()));
        return unchanged && same ? new PutObjectResult(there.etag(), there.versionId(), there.checksum()) : null;
    }

    /** As x-amz-copy-source has it. */
    static String path(ObjectRef source) {
        return "/" + PercentEncoding.encode(S3Names.bucket(source.bucket())) + "/"
                + PercentEncoding.encodePath(S3Names.key(source.key()));
    }
}
