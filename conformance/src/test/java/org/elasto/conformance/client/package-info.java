/** The client against the emulator where a behaviour suite for every target would be too large. */
@NullMarked
package org.elasto.conformance.client;

import org.jspecify.annotations.NullMarked;
