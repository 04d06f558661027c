/** What {@code java.nio.file} costs. */
@NullMarked
package org.elasto.conformance.nio;

import org.jspecify.annotations.NullMarked;
