/** What changes in a directory from one look at it to the next. */
@NullMarked
package org.elasto.client.watch;

import org.jspecify.annotations.NullMarked;
