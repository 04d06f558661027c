package org.elasto.emulator.blob;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.function.Function;
import org.elasto.emulator.azure.AzureError;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.Conditions;
import org.elasto.emulator.azure.Guids;
import org.elasto.emulator.azure.LeaseSubject;
import org.elasto.emulator.azure.TagCondition;
import org.elasto.emulator.azure.front.ByteRange;
import org.elasto.emulator.azure.front.Caller;
import org.elasto.emulator.azure.front.Checksums;
import org.elasto.emulator.azure.front.Payload;
import org.elasto.emulator.azure.front.SourceRefusal;
import org.elasto.emulator.azure.front.SourceRequest;
import org.elasto.emulator.azure.front.Sources;
import org.elasto.emulator.checksum.Crc64Nvme;
import org.elasto.emulator.http.Deferred;
import org.elasto.emulator.http.Reception;
import org.elasto.emulator.http.Response;
import org.elasto.emulator.store.Content;
import org.elasto.emulator.store.SparseContent;
import org.jspecify.annotations.Nullable;

/**
 * The blob that a copy or a write from a URL reads: one of this emulator's own, found and authorized as if the service
 * had asked itself. Writes from a URL read what the other services of the emulator have, too. No other host is ever
 * asked. Immutable.
 *
 * @param call the read, as its caller would make it
 * @param url without what would authorize anybody
 */
record CopySource(BlobCall call, Blob blob, String url) {

    static final String RANGE = "x-ms-source-range";
    static final String CRC64 = "x-ms-source-content-crc64";
    private static final String MD5 = "x-ms-source-content-md5";

    /**
     * The source of Copy Blob: in the account of the copy its caller may read it, and no more is needed.
     *
     * @throws AzureException the refusal of the read itself in that account, CannotVerifyCopySource in any other
     */
    static CopySource ofCopy(BlobCall copy) {
        SourceRequest request = SourceRequest.of(copy.request(), copy.version().toString());
        requireOurs(request, copy);
        BlobTarget target = BlobTarget.of(request, copy.context().settings());
        boolean own = target.account().name().equals(copy.target().account().name());
        boolean alone = request.hasAuthorization() || target.query().has("sig");
        Caller.Kind kind = copy.caller().kind();
        if (own && !alone && (kind == Caller.Kind.KEY || kind == Caller.Kind.TOKEN)) {
            return read(request, target, copy, copy.caller());
        }
        return ofUrl(copy);
    }

    /**
     * The source of everything else: its URL must be signed, or open to all, or come with a token.
     *
     * @throws AzureException CannotVerifyCopySource with the status of the refused read
     */
    static CopySource ofUrl(BlobCall copy) {
        SourceRequest request = SourceRequest.of(copy.request(), copy.version().toString());
        requireOurs(request, copy);
        return ofUrl(request, copy);
    }

    private static CopySource ofUrl(SourceRequest request, BlobCall copy) {
        return SourceRefusal.told(copy.version(), () -> {
            BlobTarget target = BlobTarget.of(request, copy.context().settings());
            return read(request, target, copy, null);
        });
    }

    private static CopySource read(SourceRequest request, BlobTarget target, BlobCall copy, @Nullable Caller known) {
        if (target.level() != BlobTarget.Level.BLOB) {
            throw new AzureException(AzureError.RESOURCE_NOT_FOUND);
        }
        BlobAuthenticator authenticator = new BlobAuthenticator(copy.context());
        Caller caller = known == null ? authenticator.authenticate(request, target, copy.version()) : known;
        BlobCall read = new BlobCall(request, target, BlobOperation.GET_BLOB, copy.version(), caller, copy.context());
        authenticator.authorize(read);
        Blob blob = Blobs.read(read);
        if (blob.body() instanceof PageBody pages && !target.isPast()) {
            pages.checkOrdinary();
        }
        return new CopySource(read, blob, request.url());
    }

    /** This source, if the conditions of Copy Blob on it hold. */
    CopySource checkedByCopy(BlobCall copy) {
        String leaseId = copy.header("x-ms-source-lease-id");
        if (leaseId != null) {
            String guid = Guids.parse(leaseId);
            if (guid == null) {
                throw AzureException.invalidHeader("x-ms-source-lease-id", leaseId);
            }
            blob.lease().read(guid, LeaseSubject.BLOB, copy.context().now());
        }
        Conditions.ofSource(copy.request()).checkCopySource(blob.etag());
        TagCondition.ofSource(copy.request()).check(blob.tags(), AzureError.SOURCE_CONDITION_NOT_MET);
        blob.state().encryption().check(Encryption.of(copy.request(), "x-ms-source-"));
        return this;
    }

    private static void requireOurs(SourceRequest request, BlobCall copy) {
        if (!isOurs(request, copy)) {
            throw SourceRefusal.ofOthers();
        }
    }

    private static boolean isOurs(SourceRequest request, BlobCall copy) {
        return request.isOf(copy.context().settings().domains());
    }

    /**
     * Reads a range of the source, or all of it, and verifies what the request says of it; only then {@code then} runs,
     * on a worker thread.
     *
     * @param limit of bytes
     */
    static Reception fetch(BlobCall copy, long limit, Function<Payload, Response> then) {
        copy.requireNoBody();
        Containers.require(copy.context().store().world(), copy.target());
        SourceRequest request = SourceRequest.of(copy.request(), copy.version().toString());
        boolean ours = isOurs(request, copy);
        return new Deferred(() -> then.apply(
                ours
                        ? ofUrl(request, copy).checkedByUrl(copy).payload(copy, limit, copy.header(RANGE))
                        : foreign(request.onConditions(), copy, limit)));
    }

    /** What another service beside this one has. */
    private static Payload foreign(SourceRequest request, BlobCall copy, long limit) {
        String text = copy.header(RANGE);
        ByteRange range = range(text);
        if (range != null && range.last() != Long.MAX_VALUE) {
            checkLimit(range.last() - range.first() + 1, limit);
        }
        Response read = copy.context().sources().read(range == null ? request : request.ofRange(range), copy.version());
        SparseContent stored = Sources.content(read, copy.version());
        checkLimit(stored.length(), limit);
        return checked(copy, stored.content(0, stored.length()));
    }

    /** This source, if the conditions of a write from a URL hold and its key is there. */
    CopySource checkedByUrl(BlobCall copy) {
        Conditions.ofSource(copy.request()).checkUrlSource(blob.etag());
        TagCondition.ofSource(copy.request()).check(blob.tags(), AzureError.COPY_SOURCE_CONDITION_NOT_MET);
        Encryption given = Encryption.of(copy.request(), "x-ms-source-");
        if (!blob.state().encryption().opens(given)) {
            throw SourceRefusal.of(
                    new AzureException(AzureError.BLOB_USES_CUSTOMER_SPECIFIED_ENCRYPTION), copy.version());
        }
        if (blob.state().tier().isArchived()) {
            throw SourceRefusal.of(new AzureException(AzureError.BLOB_ARCHIVED), copy.version());
        }
        return this;
    }

    /**
     * What a request asks for of this source.
     *
     * @param range in the form of x-ms-source-range; null for all
     */
    Payload payload(BlobCall copy, long limit, @Nullable String range) {
        return checked(copy, content(copy, limit, range));
    }

    /** Verifies what the request says of what was read. */
    private static Payload checked(BlobCall copy, Content content) {
        MessageDigest md5 = Checksums.newMd5();
        Crc64Nvme crc64 = new Crc64Nvme();
        content.buffers().forEachRemaining(piece -> {
            md5.update(piece.duplicate());
            crc64.update(piece);
        });
        Payload payload = new Payload(content, md5.digest(), crc64.getValue());
        String promisedMd5 = copy.header(MD5);
        String promisedCrc = copy.header(CRC64);
        if (promisedMd5 != null && promisedCrc != null) {
            throw new AzureException(AzureError.BOTH_CRC64_AND_MD5_HEADER_PRESENT);
        }
        if (promisedMd5 != null) {
            checkMd5(promisedMd5, payload, copy.operation());
        }
        if (promisedCrc != null) {
            Checksums.checkCrc64(CRC64, promisedCrc, payload.crc64());
        }
        return payload;
    }

    /** Append and page blobs do not tell the sums, as recorded. */
    private static void checkMd5(String promised, Payload payload, BlobOperation operation) {
        boolean untold =
                operation == BlobOperation.APPEND_BLOCK_FROM_URL || operation == BlobOperation.PUT_PAGE_FROM_URL;
        if (untold && !Arrays.equals(Checksums.md5(promised), payload.md5())) {
            throw new AzureException(AzureError.MD5_MISMATCH);
        }
        Checksums.checkMd5(promised, payload.md5());
    }

    private Content content(BlobCall copy, long limit, @Nullable String text) {
        ByteRange range = range(text);
        long from = range == null ? 0 : range.first();
        if (range != null && from >= blob.length()) {
            throw SourceRefusal.of(new AzureException(AzureError.INVALID_RANGE), copy.version());
        }
        long to = range == null ? blob.length() : range.end(blob.length());
        checkLimit(to - from, limit);
        return blob.body().content(from, to);
    }

    private static @Nullable ByteRange range(@Nullable String text) {
        ByteRange range = ByteRange.parse(text);
        if (text != null && range == null) {
            throw AzureException.invalidHeader(RANGE, text);
        }
        return range;
    }

    private static void checkLimit(long length, long limit) {
        if (length > limit) {
            throw new AzureException(AzureError.REQUEST_BODY_TOO_LARGE).with("MaxLimit", Long.toString(limit));
        }
    }
}
