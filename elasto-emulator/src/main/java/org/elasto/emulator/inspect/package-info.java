/** The administration port: health, clock, reset. */
@NullMarked
package org.elasto.emulator.inspect;

import org.jspecify.annotations.NullMarked;
