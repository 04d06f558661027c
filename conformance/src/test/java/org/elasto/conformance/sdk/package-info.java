/** The AWS SDK for Java v2 as a judge of the emulator: a round of every operation, as programs write it. */
@NullMarked
package org.elasto.conformance.sdk;

import org.jspecify.annotations.NullMarked;
