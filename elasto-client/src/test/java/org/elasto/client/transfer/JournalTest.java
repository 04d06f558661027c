package org.elasto.client.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import org.elasto.client.ByteRange;
import org.elasto.client.ErrorKind;
import org.elasto.client.StageOptions;
import org.elasto.client.StorageException;
import org.elasto.client.StorageUri;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

    private static final JournalHead HEAD = new JournalHead(
            "abc",
            StorageUri.parse("file:///a%0Ab"),
            StorageUri.parse("s3://h:1/b/k%20\u00fc"),
            "7 etag",
            new StageOptions(7, true, "text/plain", Map.of("a", "\u00fc\n"), Instant.parse("2020-01-01T00:00:00.5Z")),
            "put 7 token",
            Instant.parse("2026-11-25T12:00:00Z"));

    private static final ByteRange FIRST = new ByteRange(0, 5);

    @TempDir
    private Path directory;

    private Path file() {
        return directory.resolve("new/abc.transfer");
    }

    private Journal begun() {
        return Journal.create(directory.resolve("new"), HEAD);
    }

    private Journal resumed() {
        Journal journal = Journal.resume(file());
        assertThat(journal).isNotNull();
        return journal;
    }

    @Test
    void whatWasNotedIsReadAgain() {
        try (Journal journal = begun()) {
            journal.add(FIRST, -1);
            journal.add(new ByteRange(5, 2), 0x1234);
        }
        try (Journal journal = resumed()) {
            assertThat(journal.head()).isEqualTo(HEAD);
            assertThat(journal.accepted(FIRST)).isEqualTo(new Journal.Piece(5, -1));
            assertThat(journal.accepted(new ByteRange(5, 2))).isEqualTo(new Journal.Piece(2, 0x1234));
            assertThat(journal.accepted(new ByteRange(5, 1))).isNull();
            assertThat(journal.done()).isEqualTo(7);
        }
    }

    @Test
    void aLineThatWasCutOffWasNotWritten() throws IOException {
        try (Journal journal = begun()) {
            journal.add(FIRST, 1);
        }
        Files.writeString(file(), "5 2 77", StandardOpenOption.APPEND);
        try (Journal journal = resumed()) {
            assertThat(journal.done()).isEqualTo(5);
            journal.add(new ByteRange(5, 2), 3);
        }
        try (Journal journal = resumed()) {
            assertThat(journal.accepted(new ByteRange(5, 2))).isEqualTo(new Journal.Piece(2, 3));
        }
    }

    @Test
    void nonsenseIsRefused() throws IOException {
        begun().close();
        Files.writeString(file(), "x y z\n", StandardOpenOption.APPEND);
        assertThatThrownBy(() -> Journal.resume(file()))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("x y z");
    }

    @Test
    void onlyItsOwnerReadsIt() throws IOException {
        begun().close();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file().getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void whoWorksOnItHasItAlone() {
        Journals journals = new Journals(directory.resolve("new"));
        try (Journal journal = begun()) {
            assertThat(journal.done()).isZero();
            assertThat(journals.pending()).isEmpty();
            assertThatThrownBy(() -> journals.open("abc"))
                    .isInstanceOfSatisfying(
                            StorageException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.LEASE_CONFLICT));
        }
        assertThat(journals.pending()).extracting(PendingTransfer::id).containsExactly("abc");
        journals.open("abc").remove();
        assertThat(journals.pending()).isEmpty();
    }

    @Test
    void anIdIsNoPath() {
        begun().close();
        Journals journals = new Journals(directory.resolve("new"));
        for (String id : new String[] {"", "../new/abc", "abd", "."}) {
            assertThatThrownBy(() -> journals.open(id))
                    .isInstanceOfSatisfying(
                            StorageException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.NOT_FOUND));
        }
    }
}
