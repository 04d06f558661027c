package org.elasto.emulator.blob;

import org.elasto.emulator.http.ResponseBody;
import org.elasto.emulator.store.Content;

/** The bytes of a blob, kept as its type wants them. Immutable. */
sealed interface BlobBody permits BlockBody, AppendBody, PageBody {

    BlobType type();

    long length();

    /** The bytes from {@code from} up to but without {@code to}, as something that can be stored again; shares all. */
    Content content(long from, long to);

    /** The bytes from {@code from} up to but without {@code to}; not in memory of their own. */
    ResponseBody slice(long from, long to);
}
