/** Reading the XML documents that requests bring, for all protocols. */
@NullMarked
package org.elasto.emulator.xml;

import org.jspecify.annotations.NullMarked;
