/** Files that are for their owner only. */
@NullMarked
package org.elasto.client.posix;

import org.jspecify.annotations.NullMarked;
