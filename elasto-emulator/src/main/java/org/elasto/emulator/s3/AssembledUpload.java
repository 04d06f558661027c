package org.elasto.emulator.s3;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.elasto.emulator.store.Content;
import org.jspecify.annotations.Nullable;

/**
 * The object that an upload's parts make, in the order listed: pure rules, no state.
 *
 * @param etag the MD5 of the parts' MD5s and how many there are, without quotes
 */
record AssembledUpload(
        Content content, String etag, @Nullable ObjectChecksum checksum, List<ObjectPart> parts) {

    /** The least that every part but the last must have. */
    static final long MIN_PART = 5L << 20;

    /** @throws S3Exception InvalidPartOrder, InvalidPart, EntityTooSmall, InvalidRequest */
    static AssembledUpload of(UploadAttributes upload, List<CompletedPart> listed) {
        checkOrder(upload, listed);
        List<UploadedPart> chosen = new ArrayList<>(listed.size());
        for (CompletedPart part : listed) {
            chosen.add(choose(upload, part));
        }
        checkSizes(listed, chosen);
        ContentDigest md5 = ContentDigest.md5();
        List<Content> contents = new ArrayList<>(chosen.size());
        List<ObjectPart> parts = new ArrayList<>(chosen.size());
        for (int i = 0; i < chosen.size(); i++) {
            UploadedPart part = chosen.get(i);
            md5.update(ByteBuffer.wrap(part.md5()));
            contents.add(part.content());
            parts.add(new ObjectPart(listed.get(i).number(), part.content().length(), part.checksum()));
        }
        return new AssembledUpload(
                Content.concat(contents),
                Hex.encode(md5.digest()) + '-' + parts.size(),
                checksum(upload.checksum(), chosen),
                List.copyOf(parts));
    }

    private static void checkOrder(UploadAttributes upload, List<CompletedPart> listed) {
        for (int i = 1; i < listed.size(); i++) {
            if (listed.get(i).number() <= listed.get(i - 1).number()) {
                throw new S3Exception(S3Error.INVALID_PART_ORDER).with("UploadId", upload.uploadId());
            }
        }
    }

    private static UploadedPart choose(UploadAttributes upload, CompletedPart listed) {
        UploadedPart part = upload.parts().get(listed.number());
        if (part == null || !part.etag().equals(listed.etag())) {
            throw invalidPart(upload, listed);
        }
        UploadChecksum rule = upload.checksum();
        Checksum known = part.checksum();
        if (listed.checksum() != null && known != null && !listed.checksum().equals(known.base64())) {
            throw invalidPart(upload, listed);
        }
        if (rule.asked() && rule.type() == ObjectChecksum.Type.COMPOSITE && listed.checksum() == null) {
            throw new S3Exception(
                    S3Error.INVALID_REQUEST,
                    "The upload was created using a " + rule.algorithm().name().toLowerCase(Locale.ROOT)
                            + " checksum. The complete request must include the checksum for each part. It was missing"
                            + " for part " + listed.number() + " in the request.");
        }
        return part;
    }

    private static S3Exception invalidPart(UploadAttributes upload, CompletedPart listed) {
        return new S3Exception(S3Error.INVALID_PART)
                .with("UploadId", upload.uploadId())
                .with("PartNumber", listed.number())
                .with("ETag", listed.etag());
    }

    private static void checkSizes(List<CompletedPart> listed, List<UploadedPart> chosen) {
        for (int i = 0; i < chosen.size() - 1; i++) {
            long size = chosen.get(i).content().length();
            if (size < MIN_PART) {
                throw new S3Exception(S3Error.ENTITY_TOO_SMALL)
                        .with("ProposedSize", size)
                        .with("MinSizeAllowed", MIN_PART)
                        .with("PartNumber", listed.get(i).number())
                        .with("ETag", listed.get(i).etag());
            }
        }
    }

    private static @Nullable ObjectChecksum checksum(UploadChecksum rule, List<UploadedPart> chosen) {
        List<Checksum> checksums = new ArrayList<>(chosen.size());
        for (UploadedPart part : chosen) {
            Checksum checksum = part.checksum();
            if (checksum == null || checksum.algorithm() != rule.algorithm()) {
                return null;
            }
            checksums.add(checksum);
        }
        String value = rule.type() == ObjectChecksum.Type.COMPOSITE
                ? composite(rule.algorithm(), checksums)
                : fullObject(rule.algorithm(), checksums, chosen);
        return new ObjectChecksum(rule.algorithm(), value, rule.type());
    }

    private static String composite(ChecksumAlgorithm algorithm, List<Checksum> checksums) {
        ContentDigest digest = ContentDigest.of(algorithm);
        for (Checksum checksum : checksums) {
            digest.update(ByteBuffer.wrap(checksum.value()));
        }
        return Base64.getEncoder().encodeToString(digest.digest()) + '-' + checksums.size();
    }

    private static String fullObject(ChecksumAlgorithm algorithm, List<Checksum> checksums, List<UploadedPart> chosen) {
        CrcCombine crc = CrcCombine.of(algorithm);
        byte[] first = checksums.get(0).value();
        long all = toLong(first);
        for (int i = 1; i < chosen.size(); i++) {
            all = crc.combine(
                    all,
                    toLong(checksums.get(i).value()),
                    chosen.get(i).content().length());
        }
        byte[] bytes = new byte[first.length];
        for (int i = bytes.length - 1; i >= 0; i--) {
            bytes[i] = (byte) all;
            all >>>= 8;
        }
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static long toLong(byte[] bytes) {
        long value = 0;
        for (byte b : bytes) {
            value = value << 8 | (b & 0xFF);
        }
        return value;
    }
}
