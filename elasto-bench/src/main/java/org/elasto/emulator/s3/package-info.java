/** Benches of the emulator's S3 front, beside the classes that they call, which nobody outside may see. */
@NullMarked
package org.elasto.emulator.s3;

import org.jspecify.annotations.NullMarked;
