/** JSON, as far as the client needs it. */
@NullMarked
package org.elasto.client.json;

import org.jspecify.annotations.NullMarked;
