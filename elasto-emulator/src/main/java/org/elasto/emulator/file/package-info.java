/**
 * The File service (FileREST): directories and files in shares, as the REST documentation of Azure Files has it. A request
 * goes from {@link org.elasto.emulator.file.FileFront} through the router and the authenticator to the handler of its
 * resource.
 */
@NullMarked
package org.elasto.emulator.file;

import org.jspecify.annotations.NullMarked;
