package org.elasto.client.nio;

import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import org.elasto.client.FileType;
import org.elasto.client.LeaseState;
import org.jspecify.annotations.Nullable;

/**
 * What a store tells of a file or directory; the view is named {@code elasto}. Stores know one time only, that of the last
 * write, which is also told as creation and access; the epoch where they do not tell it. Immutable.
 */
public interface ElastoFileAttributes extends BasicFileAttributes {

    FileType type();

    /** The service's mark of this version, with its quotes taken off; null where there is none. */
    @Nullable
    String etag();

    /** The media type; null where there is none. */
    @Nullable
    String contentType();

    /** The region or location of a container; null for anything else. */
    @Nullable
    String location();

    /** The user's own name and value pairs, names in lower case. */
    Map<String, String> metadata();

    /** Whether somebody holds a lease; null where there are none. */
    @Nullable
    LeaseState lease();

    /** How it is kept, in the service's own word; null where it does not say. */
    @Nullable
    String tier();

    /** Which version this is; null where only one is kept. */
    @Nullable
    String version();
}
