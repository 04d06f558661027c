/** The behaviour suite as a program: targets, how a run is reported, and where it starts. */
@NullMarked
package org.elasto.conformance;

import org.jspecify.annotations.NullMarked;
