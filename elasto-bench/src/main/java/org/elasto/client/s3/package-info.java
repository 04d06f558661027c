/** Benches of the S3 client, beside the classes that they call, which nobody outside may see. */
@NullMarked
package org.elasto.client.s3;

import org.jspecify.annotations.NullMarked;
