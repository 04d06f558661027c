/** The Azure SDK for Java against a Blob endpoint: what Microsoft's own client makes of the answers. */
@NullMarked
package org.elasto.conformance.sdk.blob;

import org.jspecify.annotations.NullMarked;
