/** The documents of the services as trees of elements, read without trusting them. */
@NullMarked
package org.elasto.client.xml;

import org.jspecify.annotations.NullMarked;
