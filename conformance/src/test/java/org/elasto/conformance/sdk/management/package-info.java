/** The Azure SDK for Java against the management plane: what Microsoft's own client makes of the answers. */
@NullMarked
package org.elasto.conformance.sdk.management;

import org.jspecify.annotations.NullMarked;
