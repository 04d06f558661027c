package org.elasto.client.nio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/** The views of a file's attributes. */
record ReadingView(ElastoPath path, String name) implements ElastoFileAttributeView {

    @Override
    public ElastoFileAttributes readAttributes() throws IOException {
        return Files.readAttributes(path, ElastoFileAttributes.class);
    }

    /** Not offered: stores keep their own time. */
    @Override
    public void setTimes(@Nullable FileTime modified, @Nullable FileTime accessed, @Nullable FileTime created) {
        if (modified != null || accessed != null || created != null) {
            throw new UnsupportedOperationException("a store keeps its own time: " + path);
        }
    }
}
