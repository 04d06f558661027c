/** The administration port: health, clock, tokens, faults, reset. */
@NullMarked
package org.elasto.emulator.inspect;

import org.jspecify.annotations.NullMarked;
