/** HTTP as the protocols see it: a request, a response, a {@link org.elasto.client.http.Transport}, and its decorators. */
@NullMarked
package org.elasto.client.http;

import org.jspecify.annotations.NullMarked;
