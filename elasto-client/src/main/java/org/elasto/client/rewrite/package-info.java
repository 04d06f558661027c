/**
 * Files in the making: put together from what stays of an old version and what is written, and carried over piece by
 * piece.
 */
@NullMarked
package org.elasto.client.rewrite;

import org.jspecify.annotations.NullMarked;
