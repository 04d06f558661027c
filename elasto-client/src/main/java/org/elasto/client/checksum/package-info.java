/** Checksums that more than one protocol has. */
@NullMarked
package org.elasto.client.checksum;

import org.jspecify.annotations.NullMarked;
