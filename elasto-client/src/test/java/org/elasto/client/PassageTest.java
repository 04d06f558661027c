package org.elasto.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import org.elasto.client.checksum.Crc64Nvme;
import org.junit.jupiter.api.Test;

/** What went of a file against what its service says of it. */
class PassageTest {

    private static final int SIZE = 1000;

    private final byte[] content = new byte[SIZE];
    private final List<String> asked = new ArrayList<>();
    private OptionalLong told = OptionalLong.empty();
    private final Passage passage = new Passage(StorageUri.parse("s3:///b/k"), handle());

    PassageTest() {
        new Random(1).nextBytes(content);
        told = OptionalLong.of(crc(0, SIZE));
    }

    private FileHandle handle() {
        return (FileHandle) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {FileHandle.class}, (proxy, method, arguments) -> {
                    asked.add(method.getName());
                    return switch (method.getName()) {
                        case "crc64" -> told;
                        case "stat" ->
                            new FileStat(FileType.FILE, OptionalLong.of(SIZE), null, null, null, null, Map.of());
                        default -> null;
                    };
                });
    }

    private long crc(int from, int to) {
        return new Crc64Nvme().update(content, from, to - from).value();
    }

    private void send(int from, int to) {
        passage.sent(new ByteRange(from, to - from), crc(from, to));
    }

    @Test
    void allOfItInAnyOrderIsAsTold() {
        send(600, SIZE);
        passage.fetched(new ByteRange(0, 250), OptionalLong.of(crc(0, 250)));
        send(250, 600);
        passage.verify();
        assertThat(asked).contains("requireUnchanged");
    }

    @Test
    void oneOtherByteIsDamage() {
        send(0, 600);
        content[700]++;
        send(600, SIZE);
        assertThatThrownBy(passage::verify)
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.UNEXPECTED))
                .hasMessageContaining("damaged");
    }

    @Test
    void aPartTellsNothing() {
        content[0]++;
        send(0, 999);
        passage.verify();
        assertThat(asked).doesNotContain("requireUnchanged");
    }

    @Test
    void whatAServiceFetchedWithoutASumTellsNothing() {
        passage.fetched(new ByteRange(0, SIZE), OptionalLong.empty());
        passage.verify();
        passage.verify();
        assertThat(asked.stream().filter("requireUnchanged"::equals)).hasSize(1);
    }

    @Test
    void whereNothingIsToldNothingIsHeldAgainstIt() {
        told = OptionalLong.empty();
        content[0]++;
        send(0, SIZE);
        passage.verify();
        assertThat(asked).doesNotContain("stat");
    }
}
