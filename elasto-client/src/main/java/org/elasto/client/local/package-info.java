/** Files of the local file system. */
@NullMarked
package org.elasto.client.local;

import org.jspecify.annotations.NullMarked;
