/**
 * The state of the emulator: one immutable world behind one reference. No HTTP, no words of any protocol.
 */
@NullMarked
package org.elasto.emulator.store;

import org.jspecify.annotations.NullMarked;
