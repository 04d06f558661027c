package org.elasto.client.s3;

/**
 * An upload in parts that has been created and neither completed nor aborted.
 *
 * @param object what it will become
 * @param uploadId its id
 */
public record MultipartUpload(ObjectRef object, String uploadId) {}
