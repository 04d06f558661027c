/**
 * Azure Blob: the protocol ({@link org.elasto.client.blob.BlobOperations}, one method for each wire operation) and the
 * file API on top of it, once over block blobs and once over page blobs.
 */
@NullMarked
package org.elasto.client.blob;

import org.jspecify.annotations.NullMarked;
