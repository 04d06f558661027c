/** Names with wildcards, as the file systems of {@code java.nio.file} and the tool read them. */
@NullMarked
package org.elasto.client.glob;

import org.jspecify.annotations.NullMarked;
