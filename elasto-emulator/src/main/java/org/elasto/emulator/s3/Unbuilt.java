package org.elasto.emulator.s3;

import org.elasto.emulator.http.Request;
import org.jspecify.annotations.Nullable;

/**
 * Headers that ask for what is not built: refused as S3 refuses what it does not implement, because an object stored
 * without its lock, tags or encryption key would be a lie.
 */
final class Unbuilt {

    private Unbuilt() {}

    /** @throws S3Exception NotImplemented if the header is there */
    static void refuseHeader(Request request, String header) {
        if (request.header(header) != null) {
            throw unbuilt(header);
        }
    }

    /** Headers of requests that make an object. */
    static void refuseOnObject(Request request) {
        refuseHeader(request, "x-amz-server-side-encryption-customer-algorithm");
        refuseHeader(request, "x-amz-object-lock-mode");
        refuseHeader(request, "x-amz-object-lock-legal-hold");
        refuseHeader(request, "x-amz-write-offset-bytes");
        refuseHeader(request, "x-amz-website-redirect-location");
        refuseUnless(request, "x-amz-tagging", "");
        refuseUnless(request, "x-amz-server-side-encryption", "AES256");
        checkStorageClass(request.header("x-amz-storage-class"));
        checkAcl(request);
    }

    /** Headers of CreateBucket. */
    static void refuseOnBucket(Request request) {
        String lock = request.header("x-amz-bucket-object-lock-enabled");
        if (lock != null && !lock.equalsIgnoreCase("false")) {
            throw unbuilt("x-amz-bucket-object-lock-enabled");
        }
        checkAcl(request);
    }

    private static void refuseUnless(Request request, String header, String allowed) {
        String value = request.header(header);
        if (value != null && !value.equals(allowed)) {
            throw unbuilt(header);
        }
    }

    private static void checkAcl(Request request) {
        String acl = request.header("x-amz-acl");
        if (acl != null) {
            switch (acl) {
                case "", "private", "bucket-owner-full-control" -> {}
                case "public-read", "public-read-write", "authenticated-read", "bucket-owner-read", "aws-exec-read" ->
                    throw unbuilt("x-amz-acl");
                default -> throw Parameters.invalid("x-amz-acl", acl, "");
            }
        }
    }

    private static void checkStorageClass(@Nullable String storageClass) {
        if (storageClass == null || storageClass.equals("STANDARD")) {
            return;
        }
        switch (storageClass) {
            case "REDUCED_REDUNDANCY",
                    "STANDARD_IA",
                    "ONEZONE_IA",
                    "INTELLIGENT_TIERING",
                    "GLACIER",
                    "GLACIER_IR",
                    "DEEP_ARCHIVE" -> throw unbuilt("x-amz-storage-class");
            default -> throw new S3Exception(S3Error.INVALID_STORAGE_CLASS).with("StorageClassRequested", storageClass);
        }
    }

    private static S3Exception unbuilt(String header) {
        return new S3Exception(S3Error.NOT_IMPLEMENTED).with("Header", header);
    }
}
