/**
 * One file API over S3, Ceph RADOS Gateway and local files: open a URI with {@link org.elasto.client.Elasto}, work on
 * the {@link org.elasto.client.ElastoFile} it hands out.
 */
@NullMarked
package org.elasto.client;

import org.jspecify.annotations.NullMarked;
