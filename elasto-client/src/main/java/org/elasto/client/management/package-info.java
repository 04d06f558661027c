/**
 * Storage accounts through Azure Resource Manager, and what the file API does with them: above containers and shares, it
 * is the same for blobs and files.
 */
@NullMarked
package org.elasto.client.management;

import org.jspecify.annotations.NullMarked;
