/**
 * Random reads, writes, truncations, holes and copies on files of a real backend beside a shadow of them in memory: what
 * the two do not have in common is a defect. Everything that is chosen is chosen by a seed.
 */
@NullMarked
package org.elasto.conformance.exerciser;

import org.jspecify.annotations.NullMarked;
