/** What every backend must do on every target, one class per verb. */
@NullMarked
package org.elasto.conformance.behavior;

import org.jspecify.annotations.NullMarked;
