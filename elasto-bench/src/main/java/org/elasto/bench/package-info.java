/** JMH benches of the request path, and the small servers they are compared with. */
@NullMarked
package org.elasto.bench;

import org.jspecify.annotations.NullMarked;
