/**
 * The file API over Azure Files (FileREST): {@code afs://host/account/share/directory/file}. {@link
 * org.elasto.client.file.FileOperations} is the wire by itself.
 */
@NullMarked
package org.elasto.client.file;

import org.jspecify.annotations.NullMarked;
