/**
 * S3 and the RADOS Gateway: the protocol ({@link org.elasto.client.s3.S3Operations}, one method for each wire operation)
 * and the file API on top of it.
 */
@NullMarked
package org.elasto.client.s3;

import org.jspecify.annotations.NullMarked;
