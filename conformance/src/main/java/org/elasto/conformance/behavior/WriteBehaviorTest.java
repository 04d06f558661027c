package org.elasto.conformance.behavior;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.conformance.behavior.Failures.failure;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import org.elasto.client.Capability;
import org.elasto.client.ElastoFile;
import org.elasto.client.ErrorKind;
import org.elasto.client.OpenFlag;
import org.elasto.client.StorageUri;
import org.junit.jupiter.api.Test;

@OnEverySite
class WriteBehaviorTest extends Workspace {

    WriteBehaviorTest(Site site) {
        super(site);
    }

    @Test
    void theLeast() {
        assertThat(get(put("x", unitsOf(42)))).isEqualTo(unitsOf(42));
    }

    @Test
    void nothing() {
        StorageUri uri = put("x", new byte[0]);
        assertThat(get(uri)).isEmpty();
        assertThat(client.stat(uri).size()).hasValue(0);
    }

    @Test
    void exactlyOnePart() {
        byte[] content = random(1, Sites.PART);
        assertThat(get(put("x", content))).isEqualTo(content);
    }

    @Test
    void aLittleMoreThanAPart() {
        byte[] content = random(2, Sites.PART + units(1));
        assertThat(get(put("x", content))).isEqualTo(content);
    }

    @Test
    void manyWritesInOrder() {
        byte[] content = random(3, 12 << 20);
        try (ElastoFile file = client.open(file("x"), OpenFlag.CREATE)) {
            int offset = 0;
            for (int step = 1; offset < content.length; step = step * 3 + 1) {
                int length = Math.min(units(step), content.length - offset);
                file.write(offset, ByteBuffer.wrap(content, offset, length));
                offset += length;
            }
            file.commit();
        }
        assertThat(get(file("x"))).isEqualTo(content);
    }

    @Test
    void aStreamOfUnknownLength() {
        byte[] content = random(4, 11 << 20);
        try (ElastoFile file = client.open(file("x"), OpenFlag.CREATE)) {
            assertThat(file.write(0, new ByteArrayInputStream(content), -1)).isEqualTo(content.length);
            file.commit();
        }
        assertThat(get(file("x"))).isEqualTo(content);
    }

    @Test
    void appendsAtTheEnd() {
        put("x", unitsOf(1, 2));
        try (ElastoFile file = client.open(file("x"))) {
            file.write(units(2), ByteBuffer.wrap(unitsOf(3, 4)));
            file.commit();
        }
        assertThat(get(file("x"))).isEqualTo(unitsOf(1, 2, 3, 4));
    }

    @Test
    void replacesTheWholeFromTheStart() {
        put("x", unitsOf(1, 2, 3));
        try (ElastoFile file = client.open(file("x"))) {
            file.write(0, ByteBuffer.wrap(unitsOf(7, 8, 9, 10)));
            file.commit();
        }
        assertThat(get(file("x"))).isEqualTo(unitsOf(7, 8, 9, 10));
    }

    @Test
    void aGapIsRefusedWhereRangesCannotBeWritten() {
        if (has(Capability.WRITE_RANGE)) {
            put("x", unitsOf(1));
            try (ElastoFile file = client.open(file("x"))) {
                file.write(units(3), ByteBuffer.wrap(unitsOf(4)));
                file.commit();
            }
            assertThat(get(file("x"))).isEqualTo(unitsOf(1, 0, 0, 4));
            return;
        }
        try (ElastoFile file = client.open(file("x"), OpenFlag.CREATE)) {
            assertThat(failure(() -> file.write(units(100), ByteBuffer.wrap(unitsOf(1)))))
                    .isEqualTo(ErrorKind.UNSUPPORTED);
        }
    }

    @Test
    @Requires(Capability.WRITE_RANGE)
    void overwritesTheMiddle() {
        put("x", unitsOf(1, 2, 3, 4));
        try (ElastoFile file = client.open(file("x"))) {
            file.write(units(1), ByteBuffer.wrap(unitsOf(9, 9)));
            file.commit();
        }
        assertThat(get(file("x"))).isEqualTo(unitsOf(1, 9, 9, 4));
    }

    @Test
    void appendingNothingChangesNothing() {
        StorageUri uri = put("x", unitsOf(1, 2));
        try (ElastoFile file = client.open(uri)) {
            file.write(units(2), ByteBuffer.wrap(new byte[0]));
            file.commit();
            assertThat(file.stat().size()).hasValue(units(2));
        }
        assertThat(get(uri)).isEqualTo(unitsOf(1, 2));
    }
}
