/**
 * What Azure Blob and Azure Files share on the wire: authentication, addresses, versions, error documents, leases. No
 * part of the API for users.
 */
@NullMarked
package org.elasto.client.azure;

import org.jspecify.annotations.NullMarked;
