/**
 * The Blob service: block, append and page blobs in containers, as the REST documentation of Azure Blob Storage has it.
 * A request goes from {@link org.elasto.emulator.blob.BlobFront} through the router and the authenticator to the handler
 * of its resource.
 */
@NullMarked
package org.elasto.emulator.blob;

import org.jspecify.annotations.NullMarked;
