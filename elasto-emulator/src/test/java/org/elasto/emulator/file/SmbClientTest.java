package org.elasto.emulator.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.elasto.emulator.azure.front.AzureBench.request;
import static org.elasto.emulator.file.SmbAccess.DELETE;
import static org.elasto.emulator.file.SmbAccess.READ;
import static org.elasto.emulator.file.SmbAccess.WRITE;

import org.elasto.emulator.azure.AzureError;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.http.Answer;
import org.elasto.emulator.http.PlainRequest;
import org.elasto.emulator.store.World;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SmbClientTest {

    private static final String LEASE = "0f0f0f0f-1111-4222-8333-444444444444";

    private final FileBench files = new FileBench().share("box");

    @BeforeEach
    void aFile() {
        files.file("/box/a", 100);
    }

    @AfterEach
    void nothingFailed() {
        assertThat(files.failures()).isZero();
    }

    private static PlainRequest of(String operation) {
        return switch (operation) {
            case "create" -> request("PUT", "/box/a").with("x-ms-type", "file").with("x-ms-content-length", "9");
            case "get" -> request("GET", "/box/a");
            case "properties" -> request("HEAD", "/box/a");
            case "metadata" -> request("GET", "/box/a?comp=metadata");
            case "set properties" -> request("PUT", "/box/a?comp=properties");
            case "set metadata" -> request("PUT", "/box/a?comp=metadata");
            case "put range" ->
                request("PUT", "/box/a?comp=range")
                        .with("x-ms-write", "update")
                        .with("x-ms-range", "bytes=10-19")
                        .body("0123456789");
            case "clear range" ->
                request("PUT", "/box/a?comp=range").with("x-ms-write", "clear").with("x-ms-range", "bytes=10-19");
            case "list ranges" -> request("GET", "/box/a?comp=rangelist");
            case "rename" ->
                request("PUT", "/box/b?comp=rename")
                        .with("x-ms-file-rename-source", "http://localhost:9000/acct/box/a");
            case "delete" -> request("DELETE", "/box/a");
            default -> throw new IllegalArgumentException(operation);
        };
    }

    private static SmbOpen sharing(String letters) {
        SmbAccess[] shared = letters.chars()
                .filter(letter -> letter != '-')
                .mapToObj(letter -> letter == 'R' ? READ : letter == 'W' ? WRITE : DELETE)
                .toArray(SmbAccess[]::new);
        return SmbOpen.to(READ).sharing(shared);
    }

    @ParameterizedTest
    @CsvSource({
        "create, WD, 201",
        "create, RW, 409",
        "create, RD, 409",
        "get, R, 200",
        "get, WD, 409",
        "properties, -, 200",
        "metadata, -, 200",
        "set properties, W, 200",
        "set properties, RD, 409",
        "set metadata, W, 200",
        "set metadata, RD, 409",
        "put range, W, 201",
        "put range, RD, 409",
        "clear range, W, 201",
        "clear range, RD, 409",
        "list ranges, R, 200",
        "list ranges, WD, 409",
        "rename, D, 200",
        "rename, RW, 409",
        "delete, RWD, 409",
        "delete, RW, 409"
    })
    void anOpenHandleSharesWhatAnOperationNeeds(String operation, String shared, int status) {
        try (SmbHandle handle = files.smb().open("box", "a", sharing(shared))) {
            Answer answer = files.send(of(operation)).expect(status);
            assertThat(handle.isOpen()).isTrue();
            if (status == 409) {
                assertThat(answer.code()).isEqualTo("SharingViolation");
            }
        }
        if (status == 409) {
            assertThat(files.send(of(operation)).status()).isLessThan(300);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "put range, false, 409",
        "clear range, false, 409",
        "get, false, 200",
        "put range, true, 409",
        "get, true, 409",
        "set metadata, true, 200"
    })
    void aLockedRangeIsKeptFromOthers(String operation, boolean exclusive, int status) {
        SmbOpen open = SmbOpen.to(READ, WRITE).sharing(READ, WRITE);
        try (SmbHandle handle = files.smb().open("box", "a", open)) {
            if (exclusive) {
                handle.lock(19, 10);
            } else {
                handle.lockShared(19, 10);
            }
            Answer answer = files.send(of(operation)).expect(status);
            if (status == 409) {
                assertThat(answer.code()).isEqualTo("FileLockConflict");
            }
            files.send(request("GET", "/box/a").with("x-ms-range", "bytes=0-18"))
                    .expect(206);
            handle.unlock(19, 10);
            assertThat(files.send(of(operation)).status()).isLessThan(300);
            assertThatThrownBy(() -> handle.unlock(19, 10)).isInstanceOf(IllegalStateException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"create", "get", "metadata", "set properties", "put range", "list ranges", "rename", "delete"})
    void whatIsMarkedForDeletionIsLostToAll(String operation) {
        SmbOpen open = SmbOpen.to(DELETE).sharing(SmbAccess.values()).deletingOnClose();
        try (SmbHandle handle = files.smb().open("box", "a", open)) {
            assertThat(files.send(of(operation)).expect(409).code()).isEqualTo("DeletePending");
            String list = files.send("GET", "/box?restype=directory&comp=list")
                    .expect(200)
                    .body();
            assertThat(list).doesNotContain("<Name>");
            assertThat(handle.isOpen()).isTrue();
        }
        assertThat(files.send("GET", "/box/a").expect(404).code()).isEqualTo("ResourceNotFound");
    }

    @Test
    void aMarkForDeletionCanBeTakenBackAndWaitsForTheLastHandle() {
        SmbOpen open = SmbOpen.to(DELETE).sharing(SmbAccess.values());
        SmbHandle first = files.smb().open("box", "a", open);
        SmbHandle second = files.smb().open("box", "a", open.deletingOnClose());
        second.close();
        assertThat(files.send("GET", "/box/a").expect(409).code()).isEqualTo("DeletePending");
        first.keep();
        files.send("GET", "/box/a").expect(200);
        first.close();
        files.send("GET", "/box/a").expect(200);
        assertThatThrownBy(first::keep).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @EnumSource(SmbAccess.class)
    void aLeasedFileIsOpenedForReadingOnly(SmbAccess access) {
        files.send(lease()).expect(201);
        SmbOpen open = SmbOpen.to(access).sharing(SmbAccess.values());
        if (access == READ) {
            files.smb().open("box", "a", open).close();
        } else {
            assertThatThrownBy(() -> files.smb().open("box", "a", open))
                    .isInstanceOfSatisfying(
                            AzureException.class, e -> assertThat(e.error()).isEqualTo(AzureError.SHARING_VIOLATION));
        }
    }

    @ParameterizedTest
    @CsvSource({"READ, 201", "WRITE, 409", "DELETE, 409"})
    void anOpenFileIsLeasedOnlyIfNobodyWritesIt(SmbAccess access, int status) {
        SmbOpen open = SmbOpen.to(access).sharing(SmbAccess.values());
        try (SmbHandle handle = files.smb().open("box", "a", open)) {
            Answer answer = files.send(lease()).expect(status);
            assertThat(handle.isOpen()).isTrue();
            assertThat(status == 201 || answer.code().equals("SharingViolation"))
                    .isTrue();
        }
    }

    private static PlainRequest lease() {
        return request("PUT", "/box/a?comp=lease")
                .with("x-ms-lease-action", "acquire")
                .with("x-ms-lease-duration", "-1")
                .with("x-ms-proposed-lease-id", LEASE);
    }

    @Test
    void twoClientsShareWithEachOtherOrNot() {
        try (SmbHandle first = files.smb().open("box", "a", SmbOpen.to(READ).sharing(WRITE))) {
            SmbOpen back = SmbOpen.to(WRITE).sharing(READ);
            files.smb().open("box", "a", back).close();
            assertThatThrownBy(() -> files.smb().open("box", "a", SmbOpen.to(WRITE)))
                    .isInstanceOf(AzureException.class);
            assertThatThrownBy(
                            () -> files.smb().open("box", "a", SmbOpen.to(READ).sharing(READ)))
                    .isInstanceOf(AzureException.class);
            assertThat(first.isOpen()).isTrue();
        }
    }

    @Test
    void whatIsOpenIsPartOfTheWorld() {
        SmbHandle handle = files.smb().open("box", "a", SmbOpen.to(READ));
        World before = files.store.world();
        handle.close();
        files.send("GET", "/box/a").expect(200);
        files.store.restore(before);
        assertThat(handle.isOpen()).isTrue();
        files.send("GET", "/box/a").expect(409);
    }
}
