/**
 * HTTP/1.1 as the fronts see it: a request, how it goes on, a response. The only package that knows Undertow.
 */
@NullMarked
package org.elasto.emulator.http;

import org.jspecify.annotations.NullMarked;
