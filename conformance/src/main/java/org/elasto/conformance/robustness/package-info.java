/**
 * Mutated requests over raw sockets: a seeded generator, and an observer that judges every answer. Uses neither the
 * client nor anything else that would put a request right on its way.
 */
@NullMarked
package org.elasto.conformance.robustness;

import org.jspecify.annotations.NullMarked;
