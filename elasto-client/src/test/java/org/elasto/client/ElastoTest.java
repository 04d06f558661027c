package org.elasto.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The entry and the capability decorator, over a backend that records what reaches it. */
class ElastoTest {

    private static final StorageUri FILE = StorageUri.parse("fake:///c/f");
    private static final StorageUri DIRECTORY = StorageUri.parse("fake:///c/d/");

    private final List<String> calls = new ArrayList<>();

    private Elasto elasto(Capability... capabilities) {
        return Elasto.create(ClientConfig.builder().build(), new BackendProvider() {
            @Override
            public String scheme() {
                return "fake";
            }

            @Override
            public Backend create(ClientConfig config) {
                return new Recorder(Set.of(capabilities));
            }
        });
    }

    private static void assertKind(ErrorKind kind, ThrowingCallable action) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }

    @Test
    void verbsWithoutCapabilityAreUnsupportedBeforeAnythingIsSent() {
        ElastoFile file = elasto().open(FILE);
        calls.clear();

        assertKind(ErrorKind.UNSUPPORTED, () -> file.write(0, ByteBuffer.allocate(1)));
        assertKind(ErrorKind.UNSUPPORTED, () -> file.write(0, InputStream.nullInputStream(), -1));
        assertKind(ErrorKind.UNSUPPORTED, () -> file.truncate(0));
        assertKind(ErrorKind.UNSUPPORTED, () -> file.punchHole(new ByteRange(0, 1)));
        assertKind(ErrorKind.UNSUPPORTED, file::listRanges);
        assertKind(ErrorKind.UNSUPPORTED, () -> file.splice(file, new ByteRange(0, 1), 0));
        assertThat(calls).isEmpty();
    }

    @Test
    void exclusiveCreateWithoutCapabilityIsUnsupportedBeforeAnythingIsSent() {
        assertKind(ErrorKind.UNSUPPORTED, () -> elasto().open(FILE, OpenFlag.CREATE, OpenFlag.EXCLUSIVE));
        assertThat(calls).isEmpty();
    }

    @Test
    void leasesWithoutCapabilityAreUnsupportedBeforeAnythingIsSent() {
        ElastoFile file = elasto(Capability.SPARSE).open(FILE);
        ElastoFile directory = elasto(Capability.SPARSE).open(DIRECTORY, OpenFlag.DIRECTORY);
        calls.clear();

        for (ElastoFile handle : List.of(file, directory)) {
            assertKind(ErrorKind.UNSUPPORTED, () -> handle.acquireLease(LeaseOptions.INFINITE));
            assertKind(ErrorKind.UNSUPPORTED, () -> handle.breakLease(null));
        }
        OpenOptions under = OpenOptions.of().withLease("11111111-1111-1111-1111-111111111111");
        assertKind(ErrorKind.UNSUPPORTED, () -> elasto().open(FILE, under));
        assertThat(calls).isEmpty();
    }

    @Test
    void leasesAndBreaksHaveTheirBounds() {
        ElastoFile file = elasto(Capability.LEASES).open(FILE);
        for (Duration wrong : List.of(Duration.ofSeconds(14), Duration.ofSeconds(61), Duration.ofMillis(20_500))) {
            assertKind(ErrorKind.INVALID_ARGUMENT, () -> LeaseOptions.of(wrong));
        }
        assertKind(ErrorKind.INVALID_ARGUMENT, () -> file.breakLease(Duration.ofSeconds(61)));
        assertKind(ErrorKind.INVALID_ARGUMENT, () -> file.breakLease(Duration.ofSeconds(-1)));
        calls.clear();
        file.acquireLease(LeaseOptions.of(Duration.ofSeconds(60)));
        assertThat(file.breakLease(Duration.ofSeconds(60))).isZero();
        assertThat(calls).containsExactly("acquireLease", "breakLease");
    }

    @Test
    void rewritingAddsWhatTheBackendLacks() {
        assertKind(
                ErrorKind.UNSUPPORTED, () -> elasto(Capability.WRITE_SEQUENTIAL).open(FILE, OpenFlag.REWRITE));
        assertThat(calls).isEmpty();
        ElastoFile file =
                elasto(Capability.WRITE_SEQUENTIAL, Capability.REWRITE).open(FILE, OpenFlag.REWRITE);
        assertThat(file.capabilities()).contains(Capability.WRITE_RANGE, Capability.SPARSE);
        file.punchHole(new ByteRange(0, 1));
        assertThat(calls).containsExactly("openFile", "punchHole");
        ElastoFile plain =
                elasto(Capability.WRITE_SEQUENTIAL, Capability.REWRITE).open(FILE);
        assertKind(ErrorKind.UNSUPPORTED, () -> plain.punchHole(new ByteRange(0, 1)));
        assertThat(elasto(Capability.WRITE_RANGE).open(FILE, OpenFlag.REWRITE).capabilities())
                .containsExactly(Capability.WRITE_RANGE);
        assertKind(
                ErrorKind.INVALID_ARGUMENT,
                () -> elasto(Capability.REWRITE).open(DIRECTORY, OpenFlag.DIRECTORY, OpenFlag.REWRITE));
    }

    /** The C original inverted this test and refused every valid hole. */
    @Test
    void validHolesReachTheBackend() {
        ElastoFile file = elasto(Capability.SPARSE).open(FILE);
        calls.clear();

        file.punchHole(new ByteRange(0, 4096));

        assertThat(calls).containsExactly("punchHole");
    }

    @Test
    void argumentsThatMakeNoSenseAreRefusedBeforeAnythingIsSent() {
        Elasto elasto = elasto(Capability.values());
        ElastoFile file = elasto.open(FILE);
        ElastoFile directory = elasto.open(DIRECTORY, OpenFlag.DIRECTORY);
        calls.clear();

        assertKind(ErrorKind.INVALID_ARGUMENT, () -> elasto.open(FILE, OpenFlag.EXCLUSIVE));
        assertKind(ErrorKind.INVALID_ARGUMENT, () -> elasto.open(StorageUri.parse("fake:///c")));
        assertKind(ErrorKind.INVALID_ARGUMENT, () -> elasto.remove(StorageUri.parse("fake:///")));
        assertKind(
                ErrorKind.INVALID_ARGUMENT,
                () -> elasto.open(DIRECTORY, OpenFlag.DIRECTORY, OpenFlag.CREATE, OpenFlag.TRUNCATE));
        assertKind(ErrorKind.INVALID_ARGUMENT, () -> file.read(-1, ByteBuffer.allocate(1)));
        assertKind(ErrorKind.INVALID_ARGUMENT, () -> file.read(0, -2));
        assertKind(
                ErrorKind.INVALID_ARGUMENT,
                () -> file.read(0, ByteBuffer.allocate(1).asReadOnlyBuffer()));
        assertKind(ErrorKind.INVALID_ARGUMENT, () -> file.write(-1, ByteBuffer.allocate(1)));
        assertKind(ErrorKind.INVALID_ARGUMENT, () -> file.truncate(-1));
        assertKind(ErrorKind.INVALID_ARGUMENT, () -> new ByteRange(-1, 1));
        assertKind(ErrorKind.INVALID_ARGUMENT, () -> new ByteRange(Long.MAX_VALUE, 1));
        assertKind(ErrorKind.INVALID_ARGUMENT, () -> file.splice(directory, new ByteRange(0, 1), 0));
        assertKind(ErrorKind.INVALID_ARGUMENT, file::readdir);
        assertKind(ErrorKind.INVALID_ARGUMENT, () -> directory.read(0, ByteBuffer.allocate(1)));
        assertKind(ErrorKind.INVALID_ARGUMENT, () -> directory.write(0, ByteBuffer.allocate(1)));
        assertKind(ErrorKind.INVALID_ARGUMENT, directory::commit);
        assertThat(calls).isEmpty();
    }

    @Test
    void spliceBetweenBackendsIsUnsupported() {
        ElastoFile one = elasto(Capability.SPLICE).open(FILE);
        ElastoFile other = elasto(Capability.SPLICE).open(FILE);
        calls.clear();

        assertKind(ErrorKind.UNSUPPORTED, () -> one.splice(other, new ByteRange(0, 1), 0));
        assertThat(calls).isEmpty();
    }

    @Test
    void unknownSchemeNamesTheKnownOnes() {
        assertThatThrownBy(() -> elasto().open(StorageUri.parse("ftp://h/c/k")))
                .hasMessageContaining("ftp")
                .hasMessageContaining("fake");
        try (Elasto real = Elasto.create(ClientConfig.builder().build())) {
            assertThatThrownBy(() -> real.open(StorageUri.parse("ftp://h/c/k"))).hasMessageContaining("file");
        }
    }

    @Test
    void namesWithAndWithoutEndpointMayMeanTheSame() {
        ClientConfig config = ClientConfig.builder()
                .set("s3-endpoint", "http://LOCALHOST:9000")
                .azureConnectionString("UseDevelopmentStorage=true")
                .build();
        try (Elasto real = Elasto.create(config)) {
            for (String[] same : new String[][] {
                {"s3:///b/k", "s3://localhost:9000/b/k"},
                {"abb:///devstoreaccount1/c/b", "abb://127.0.0.1:10000/devstoreaccount1/c/b"},
                {"apb:///devstoreaccount1/c/b", "apb:///devstoreaccount1/c/b"},
                {"abb:///", "abb:///"},
                {"file:///a", "file:///a"}
            }) {
                assertThat(real.isSame(StorageUri.parse(same[0]), StorageUri.parse(same[1])))
                        .as(same[0])
                        .isTrue();
            }
            for (String[] other : new String[][] {
                {"s3:///b/k", "s3://localhost:9001/b/k"},
                {"abb:///devstoreaccount1/c/b", "abb:///devstoreaccount1/c/B"},
                {"abb:///devstoreaccount1/c/b", "abb://127.0.0.1:10001/devstoreaccount1/c/b"},
                {"abb:///devstoreaccount1/c/b", "s3:///devstoreaccount1/c/b"}
            }) {
                assertThat(real.isSame(StorageUri.parse(other[0]), StorageUri.parse(other[1])))
                        .as(other[1])
                        .isFalse();
            }
        }
    }

    @Test
    void closedHandlesAndClientsRefuseEverything() {
        Elasto elasto = elasto(Capability.values());
        ElastoFile file = elasto.open(FILE);
        file.close();
        file.close();
        assertThat(calls).containsExactly("openFile", "close");
        assertKind(ErrorKind.INVALID_ARGUMENT, () -> file.read(0, ByteBuffer.allocate(1)));
        assertKind(ErrorKind.INVALID_ARGUMENT, file::commit);
        assertKind(ErrorKind.INVALID_ARGUMENT, file::stat);

        elasto.close();

        assertKind(ErrorKind.INVALID_ARGUMENT, () -> elasto.open(FILE));
        assertThat(calls).endsWith("close", "closeBackend");
    }

    /** A backend and its handles in one, which keeps a list of calls. */
    private final class Recorder implements Backend, FileHandle, Backend.DirectoryHandle {

        private final Set<Capability> capabilities;
        private boolean backend = true;

        Recorder(Set<Capability> capabilities) {
            this.capabilities = capabilities;
        }

        private Recorder handle() {
            Recorder handle = new Recorder(capabilities);
            handle.backend = false;
            return handle;
        }

        @Override
        public Set<Capability> capabilities() {
            return capabilities;
        }

        @Override
        public FileHandle openFile(StorageUri uri, OpenOptions options) {
            calls.add("openFile");
            return handle();
        }

        @Override
        public DirectoryHandle openDirectory(StorageUri uri, OpenOptions options) {
            calls.add("openDirectory");
            return handle();
        }

        @Override
        public FileStat stat(StorageUri uri) {
            calls.add("stat");
            return stat();
        }

        @Override
        public void remove(StorageUri uri) {
            calls.add("remove");
        }

        @Override
        public boolean created() {
            return false;
        }

        @Override
        public FileStat stat() {
            return new FileStat(FileType.FILE, OptionalLong.empty(), null, null, null, null, Map.of());
        }

        @Override
        public FileSystemStat statfs() {
            return new FileSystemStat(capabilities, 1, 1, 1, OptionalLong.empty(), OptionalLong.empty());
        }

        @Override
        public void unlink() {
            calls.add("unlink");
        }

        @Override
        public Lease acquireLease(LeaseOptions options) {
            calls.add("acquireLease");
            return new Lease() {
                @Override
                public String id() {
                    return "";
                }

                @Override
                public Duration duration() {
                    return Duration.ZERO;
                }

                @Override
                public boolean isHeld() {
                    return false;
                }

                @Override
                public void renew() {
                    calls.add("renew");
                }

                @Override
                public void change(String newId) {
                    calls.add("change");
                }

                @Override
                public void release() {
                    calls.add("release");
                }

                @Override
                public void close() {
                    calls.add("closeLease");
                }
            };
        }

        @Override
        public Duration breakLease(@Nullable Duration period) {
            calls.add("breakLease");
            return Duration.ZERO;
        }

        @Override
        public void close() {
            calls.add(backend ? "closeBackend" : "close");
        }

        @Override
        public Stream<DirectoryEntry> readdir() {
            calls.add("readdir");
            return Stream.empty();
        }

        @Override
        public int read(long offset, ByteBuffer target) {
            calls.add("read");
            return -1;
        }

        @Override
        public InputStream read(long offset, long length) {
            calls.add("read");
            return InputStream.nullInputStream();
        }

        @Override
        public void write(long offset, ByteBuffer source) {
            calls.add("write");
        }

        @Override
        public long write(long offset, InputStream source, long length) {
            calls.add("write");
            return 0;
        }

        @Override
        public void commit() {
            calls.add("commit");
        }

        @Override
        public void punchHole(ByteRange range) {
            calls.add("punchHole");
        }
    }
}
