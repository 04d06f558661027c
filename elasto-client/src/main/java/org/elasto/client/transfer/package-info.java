/** Copies whole files between backends, with progress and cancellation; no half file ever has the final name. */
@NullMarked
package org.elasto.client.transfer;

import org.jspecify.annotations.NullMarked;
