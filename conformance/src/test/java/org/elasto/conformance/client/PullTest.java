package org.elasto.conformance.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Random;
import org.elasto.client.ByteRange;
import org.elasto.client.Cost;
import org.elasto.client.Elasto;
import org.elasto.client.ElastoFile;
import org.elasto.client.OpenFlag;
import org.elasto.client.StorageUri;
import org.elasto.emulator.Emulator;
import org.elasto.emulator.EmulatorConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Azure fetches by itself what a splice takes from elsewhere: no content goes through the client. */
class PullTest {

    private static final int SIZE = 20 << 20;

    private static Emulator emulator;
    private static Elasto client;

    @BeforeAll
    static void start() {
        emulator = Emulator.start(EmulatorConfig.inProcess());
        client = Elasto.create(Endpoints.settings(emulator).build());
    }

    @AfterAll
    static void stop() {
        client.close();
        emulator.close();
    }

    @ParameterizedTest
    @CsvSource({"s3,abb", "s3,apb", "s3,afs", "abb,apb", "abb,afs", "apb,abb", "apb,afs", "afs,abb", "afs,apb"})
    void theServiceFetches(String from, String to) {
        byte[] content = new byte[SIZE];
        new Random(SIZE).nextBytes(content);
        StorageUri source = Endpoints.container(client, emulator, from, "source-" + from + "-" + to)
                .resolve("file");
        try (ElastoFile file = client.open(source, OpenFlag.CREATE)) {
            file.write(0, ByteBuffer.wrap(content));
            file.commit();
        }
        StorageUri target = Endpoints.container(client, emulator, to, "target-" + from + "-" + to)
                .resolve("file");
        Cost cost;
        Cost read;
        try (ElastoFile file = client.open(target, OpenFlag.CREATE);
                ElastoFile open = client.open(source)) {
            file.splice(open, new ByteRange(0, SIZE), 0);
            file.commit();
            cost = file.cost();
            read = open.cost();
        }
        assertThat(cost.copied()).isEqualTo(SIZE);
        assertThat(cost.sent()).isLessThan(10_000);
        assertThat(read.received()).isLessThan(10_000);
        ByteBuffer copied = ByteBuffer.allocate(SIZE);
        try (ElastoFile file = client.open(target)) {
            assertThat(file.read(0, copied)).isEqualTo(SIZE);
        }
        assertThat(copied.array()).isEqualTo(content);
    }
}
