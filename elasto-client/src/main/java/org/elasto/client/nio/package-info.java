/**
 * The storage behind {@link org.elasto.client.Elasto} as file systems of {@code java.nio.file}, for the schemes {@code
 * s3}, {@code abb}, {@code apb} and {@code afs}.
 *
 * <p>{@code Path.of(URI.create("s3://host:9000/bucket/key"))} works with the settings of the environment; {@code
 * FileSystems.newFileSystem} takes settings; {@link org.elasto.client.nio.ElastoFileSystems} makes a file system of a
 * client that is there already.
 */
@NullMarked
package org.elasto.client.nio;

import org.jspecify.annotations.NullMarked;
