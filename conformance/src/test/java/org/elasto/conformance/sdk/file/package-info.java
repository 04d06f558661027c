/** The Azure SDK for Java against a File endpoint: what Microsoft's own client makes of the answers. */
@NullMarked
package org.elasto.conformance.sdk.file;

import org.jspecify.annotations.NullMarked;
