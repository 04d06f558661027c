/**
 * An in-process emulator of storage wire protocols: start it, point a real client at it, close it.
 */
@NullMarked
package org.elasto.emulator;

import org.jspecify.annotations.NullMarked;
