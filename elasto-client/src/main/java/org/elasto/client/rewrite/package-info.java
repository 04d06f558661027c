/** Files in the making, put together from what stays of an old version and what is written. */
@NullMarked
package org.elasto.client.rewrite;

import org.jspecify.annotations.NullMarked;
