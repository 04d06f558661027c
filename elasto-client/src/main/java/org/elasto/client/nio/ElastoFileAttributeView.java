package org.elasto.client.nio;

import java.io.IOException;
import java.nio.file.attribute.BasicFileAttributeView;

/** The view {@code elasto}: it reads, and sets nothing. */
public interface ElastoFileAttributeView extends BasicFileAttributeView {

    @Override
    ElastoFileAttributes readAttributes() throws IOException;
}
