/**
 * What a request goes through at every storage service alike: who sends it and for which account, what its headers and
 * body promise, and how a refusal becomes an answer. The services themselves build on it.
 */
@NullMarked
package org.elasto.emulator.azure.front;

import org.jspecify.annotations.NullMarked;
