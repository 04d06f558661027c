/** Checksums that Java does not bring along. */
@NullMarked
package org.elasto.emulator.checksum;

import org.jspecify.annotations.NullMarked;
