package org.elasto.client.s3;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.elasto.client.ByteRange;
import org.elasto.client.ClientConfig;
import org.elasto.client.Cost;
import org.elasto.client.ErrorKind;
import org.elasto.client.StageOptions;
import org.elasto.client.StagedFile;
import org.elasto.client.StorageException;
import org.elasto.client.checksum.Crc64Nvme;
import org.elasto.client.http.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * An object in the making: one PutObject if it is one piece, else an upload in parts. Only a conditional PutObject is
 * honoured by every service, so where nothing may be replaced an empty object holds the name until the parts are all there.
 */
final class S3Staged implements StagedFile {

    private static final String DIRECT = "put";

    private final S3Operations operations;
    private final ObjectRef object;
    private final StageOptions options;
    private final int pieceSize;
    private final @Nullable Upload upload;
    private final Map<Integer, UploadedPart> parts = new ConcurrentSkipListMap<>();
    private final Map<Integer, UploadedPart> unlisted = new ConcurrentHashMap<>();
    private volatile @Nullable ByteBuffer only;
    private volatile boolean ended;

    /**
     * An upload in parts.
     *
     * @param multipart names it
     * @param placeholder the ETag of the empty object that holds the name; null if there is none
     */
    private record Upload(
            MultipartUpload multipart, @Nullable String placeholder) {}

    private S3Staged(
            S3Operations operations, ObjectRef object, StageOptions options, int pieceSize, @Nullable Upload upload) {
        this.operations = operations;
        this.object = object;
        this.options = options;
        this.pieceSize = pieceSize;
        this.upload = upload;
    }

    private static int pieceSize(ClientConfig config, StageOptions options) {
        PartSizes sizes = new PartSizes(config.partSize());
        sizes.expect(options.size(), 0);
        return sizes.of(1);
    }

    /** One request, or for parts those that create, send and complete them, and one that takes the name. */
    static Cost cost(ClientConfig config, StageOptions options) {
        int pieceSize = pieceSize(config, options);
        long parts = Cost.pieces(options.size(), pieceSize);
        long requests = parts <= 1 ? 1 : parts + 2 + (options.replace() ? 0 : 1);
        return Cost.ofSending(requests, options.size());
    }

    static S3Staged begin(S3Endpoint endpoint, ObjectRef object, StageOptions options) {
        S3Operations operations = endpoint.operations();
        int pieceSize = pieceSize(endpoint.config(), options);
        if (options.size() <= pieceSize) {
            return new S3Staged(operations, object, options, pieceSize, null);
        }
        ObjectHeaders headers = headers(options);
        String placeholder = options.replace() ? null : S3Opening.placeholder(operations, object, headers);
        MultipartUpload multipart = operations.createMultipartUpload(object, headers);
        return new S3Staged(operations, object, options, pieceSize, new Upload(multipart, placeholder));
    }

    /** Asks which parts have arrived. */
    static S3Staged resume(S3Endpoint endpoint, ObjectRef object, StageOptions options, String token) {
        String[] words = token.split(" ", -1);
        S3Operations operations = endpoint.operations();
        if (words.length == 2 && words[0].equals(DIRECT)) {
            return new S3Staged(operations, object, options, Integer.parseInt(words[1]), null);
        }
        if (words.length != 4) {
            throw new StorageException(ErrorKind.INVALID_ARGUMENT, "no token of an upload to S3: " + token);
        }
        Upload upload = new Upload(new MultipartUpload(object, words[3]), words[2].equals("-") ? null : words[2]);
        S3Staged staged = new S3Staged(operations, object, options, Integer.parseInt(words[1]), upload);
        int marker = 0;
        do {
            ListPartsResult page = operations.listParts(upload.multipart(), marker);
            page.parts().forEach(part -> staged.parts.put(part.number(), part));
            marker = page.next();
        } while (marker != 0);
        return staged;
    }

    private static ObjectHeaders headers(StageOptions options) {
        return ObjectHeaders.NONE.withContentType(options.contentType()).withMetadata(options.metadata());
    }

    @Override
    public String token() {
        Upload to = upload;
        if (to == null) {
            return DIRECT + " " + pieceSize;
        }
        String held = to.placeholder() == null ? "-" : to.placeholder();
        return "parts " + pieceSize + " " + held + " " + to.multipart().uploadId();
    }

    @Override
    public int pieceSize() {
        return pieceSize;
    }

    @Override
    public boolean sparse() {
        return false;
    }

    @Override
    public int unit() {
        return 1;
    }

    /** Not every service lists the checksums of parts, though it may want to hear them at the end. */
    @Override
    public boolean holds(ByteRange piece, long crc64) {
        UploadedPart part = parts.get(number(piece.offset()));
        if (part == null || part.size() != piece.length()) {
            return false;
        }
        Checksum known = new Checksum(Checksum.Algorithm.CRC64NVME, Crc64Nvme.text(crc64));
        if (part.checksum() == null) {
            unlisted.put(part.number(), new UploadedPart(part.number(), part.etag(), known, part.size()));
        }
        return part.checksum() == null || part.checksum().equals(known);
    }

    private int number(long offset) {
        return (int) (offset / pieceSize) + 1;
    }

    @Override
    public void write(long offset, ByteBuffer piece) {
        Upload to = upload;
        if (to == null) {
            ByteBuffer kept = ByteBuffer.allocate(piece.remaining());
            only = kept.put(piece.duplicate()).flip();
            return;
        }
        int number = number(offset);
        unlisted.remove(number);
        parts.put(number, operations.uploadPart(to.multipart(), number, RequestBody.of(piece)));
    }

    @Override
    public void publish() {
        Upload to = upload;
        if (to == null) {
            put();
        } else {
            complete(to);
        }
        ended = true;
    }

    private void put() {
        ByteBuffer content = only == null ? ByteBuffer.allocate(0) : only;
        requireAll(content.remaining());
        Conditions when = options.replace() ? Conditions.NONE : Conditions.ABSENT;
        try {
            operations.putObject(object, RequestBody.of(content), headers(options), when);
        } catch (StorageException e) {
            throw S3Opening.taken(object, e);
        }
    }

    private void complete(Upload to) {
        if (parts.values().stream().anyMatch(part -> part.checksum() != null)) {
            parts.putAll(unlisted);
        }
        List<UploadedPart> all = List.copyOf(parts.values());
        requireAll(all.stream().mapToLong(UploadedPart::size).sum());
        operations.completeMultipartUpload(to.multipart(), all, Conditions.NONE.withIfMatch(to.placeholder()));
    }

    private void requireAll(long bytes) {
        if (bytes != options.size()) {
            throw new StorageException(
                    ErrorKind.INVALID_ARGUMENT,
                    object + " is to have " + options.size() + " bytes, and " + bytes + " have arrived");
        }
    }

    @Override
    public void discard() {
        Upload to = upload;
        if (ended || to == null) {
            return;
        }
        ended = true;
        S3Upload.abandon(operations, to.multipart());
        if (to.placeholder() != null) {
            removePlaceholder(to.placeholder());
        }
    }

    /** Unless somebody has put something there. */
    private void removePlaceholder(String etag) {
        try {
            operations.deleteObject(object, Conditions.NONE.withIfMatch(etag));
        } catch (StorageException e) {
            if (e.kind() != ErrorKind.NOT_FOUND && e.kind() != ErrorKind.PRECONDITION_FAILED) {
                throw e;
            }
        }
    }

    @Override
    public void close() {
        only = null;
    }
}
