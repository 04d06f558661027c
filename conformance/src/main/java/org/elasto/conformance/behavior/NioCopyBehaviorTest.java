package org.elasto.conformance.behavior;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.elasto.client.Capability;
import org.elasto.client.ElastoFile;
import org.elasto.client.OpenFlag;
import org.elasto.client.OpenOptions;
import org.elasto.client.nio.ElastoFileAttributes;
import org.elasto.client.nio.ElastoFileSystems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/** Copies and moves, inside a store and between stores. */
@OnEverySite
class NioCopyBehaviorTest extends NioWorkspace {

    NioCopyBehaviorTest(Site site) {
        super(site);
    }

    @Test
    void aFileIsCopied() throws IOException {
        Path source = Files.write(path("f"), random(1, units(300)));
        assertThat(Files.copy(source, path("g"))).isEqualTo(path("g"));
        assertThat(Files.mismatch(source, path("g"))).isEqualTo(-1);
        Path empty = Files.createFile(path("empty"));
        Files.copy(empty, path("none"));
        assertThat(Files.size(path("none"))).isZero();
    }

    @Test
    void whatIsThereIsReplacedOnlyIfAsked() throws IOException {
        Path source = Files.write(path("f"), unitsOf(1));
        Path target = Files.write(path("g"), unitsOf(2, 3));
        assertThatThrownBy(() -> Files.copy(source, target)).isInstanceOf(FileAlreadyExistsException.class);
        assertThatThrownBy(() -> Files.move(source, target)).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(Files.readAllBytes(target)).isEqualTo(unitsOf(2, 3));
        Files.copy(source, target, StandardCopyOption.REPLACE_EXISTING);
        assertThat(Files.readAllBytes(target)).isEqualTo(unitsOf(1));
        Files.write(source, unitsOf(4));
        Files.move(source, target, StandardCopyOption.REPLACE_EXISTING);
        assertThat(Files.readAllBytes(target)).isEqualTo(unitsOf(4));
        assertThat(names(directory)).containsExactly("g");
    }

    @Test
    void aDirectoryIsReplacedOnlyIfEmpty() throws IOException {
        Path source = Files.write(path("f"), unitsOf(1));
        write("full/x", unitsOf(2));
        Files.createDirectory(path("empty"));
        assertThatThrownBy(() -> Files.copy(source, path("full"))).isInstanceOf(FileAlreadyExistsException.class);
        assertThatThrownBy(() -> Files.copy(source, path("full"), StandardCopyOption.REPLACE_EXISTING))
                .isInstanceOf(DirectoryNotEmptyException.class);
        assertThatThrownBy(() -> Files.move(source, path("full"), StandardCopyOption.REPLACE_EXISTING))
                .isInstanceOf(DirectoryNotEmptyException.class);
        Files.copy(source, path("empty"), StandardCopyOption.REPLACE_EXISTING);
        assertThat(Files.isRegularFile(path("empty"))).isTrue();
        assertThat(names(path("full"))).containsExactly("x");
    }

    /** Others put it below. */
    @Test
    void aMoveToTheNameOfADirectoryDoesNotGoBelowIt() throws IOException {
        Path source = Files.write(path("f"), unitsOf(1));
        Files.createDirectory(path("d"));
        assertThatThrownBy(() -> Files.move(source, path("d"))).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(names(path("d"))).isEmpty();
        Files.move(source, path("d"), StandardCopyOption.REPLACE_EXISTING);
        assertThat(Files.readAllBytes(path("d"))).isEqualTo(unitsOf(1));
    }

    @Test
    void aMovedFileIsGone() throws IOException {
        Path source = Files.write(path("f"), unitsOf(1, 2));
        Files.move(source, path("g"));
        assertThat(names(directory)).containsExactly("g");
        Files.move(path("g"), path("g"));
        assertThat(Files.readAllBytes(path("g"))).isEqualTo(unitsOf(1, 2));
    }

    @Test
    void aCopiedDirectoryIsEmpty() throws IOException {
        write("d/x", unitsOf(1));
        Files.copy(path("d"), path("e"));
        assertThat(Files.isDirectory(path("e"))).isTrue();
        assertThat(names(path("e"))).isEmpty();
        assertThatThrownBy(() -> Files.copy(path("d"), path("e"))).isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void directoriesAreMoved() throws IOException {
        Files.createDirectory(path("empty"));
        Files.move(path("empty"), path("moved"));
        assertThat(names(directory)).containsExactly("moved");
        write("d/x", unitsOf(1));
        if (has(Capability.RENAME)) {
            Files.move(path("d"), path("e"));
            assertThat(names(path("e"))).containsExactly("x");
        } else {
            assertThatThrownBy(() -> Files.move(path("d"), path("e"))).isInstanceOf(DirectoryNotEmptyException.class);
            assertThat(names(directory)).containsExactly("d", "moved");
        }
    }

    @Test
    void atomicMovesNeedARename() throws IOException {
        Path source = Files.write(path("f"), unitsOf(1));
        if (has(Capability.RENAME)) {
            Files.move(source, path("g"), StandardCopyOption.ATOMIC_MOVE);
            assertThat(names(directory)).containsExactly("g");
        } else {
            assertThatThrownBy(() -> Files.move(source, path("g"), StandardCopyOption.ATOMIC_MOVE))
                    .isInstanceOf(AtomicMoveNotSupportedException.class);
            assertThat(names(directory)).containsExactly("f");
        }
        assertThatThrownBy(() -> Files.copy(path("g"), path("h"), StandardCopyOption.ATOMIC_MOVE))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void typesAndMetadataGoAlong() throws IOException {
        if (isLocal()) {
            throw new TestAbortedException("unsupported: local files have neither");
        }
        OpenOptions options =
                OpenOptions.of(OpenFlag.CREATE).withContentType("text/x-test").withMetadata(Map.of("who", "me"));
        try (ElastoFile file = client.open(file("f"), options)) {
            file.write(0, java.nio.ByteBuffer.wrap(unitsOf(1)));
            file.commit();
        }
        Files.copy(path("f"), path("g"));
        Files.move(path("f"), path("h"));
        for (Path copy : new Path[] {path("g"), path("h")}) {
            ElastoFileAttributes attributes = Files.readAttributes(copy, ElastoFileAttributes.class);
            assertThat(attributes.contentType()).isEqualTo("text/x-test");
            assertThat(attributes.metadata()).isEqualTo(Map.of("who", "me"));
        }
    }

    @Test
    void filesAreCopiedToAndFromOtherFileSystems(@TempDir Path local) throws IOException {
        byte[] content = random(2, units(2000));
        Path here = Files.write(local.resolve("here"), content);
        Files.copy(here, path("there"));
        Files.copy(path("there"), local.resolve("back"));
        assertThat(local.resolve("back")).hasBinaryContent(content);
        Files.move(path("there"), local.resolve("moved"));
        assertThat(local.resolve("moved")).hasBinaryContent(content);
        assertThat(Files.exists(path("there"))).isFalse();
        if (!isLocal()) {
            // Another file system of the same provider, over the same client and over its own connections.
            Files.copy(here, path("one"));
            Path other = ElastoFileSystems.path(client, file("other"));
            Files.copy(path("one"), other);
            assertThat(Files.readAllBytes(other)).isEqualTo(content);
            other.getFileSystem().close();
        }
    }
}
