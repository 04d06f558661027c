/**
 * The S3 front: Amazon S3's REST API, in the dialects of AWS and of the RADOS Gateway.
 */
@NullMarked
package org.elasto.emulator.s3;

import org.jspecify.annotations.NullMarked;
