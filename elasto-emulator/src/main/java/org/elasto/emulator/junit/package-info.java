/** The emulator in JUnit 5 tests. */
@NullMarked
package org.elasto.emulator.junit;

import org.jspecify.annotations.NullMarked;
