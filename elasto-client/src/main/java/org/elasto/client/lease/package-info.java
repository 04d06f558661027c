/** Leases and locks that are held over time, whatever the service has them made of: renewal, loss, waiting. */
@NullMarked
package org.elasto.client.lease;

import org.jspecify.annotations.NullMarked;
