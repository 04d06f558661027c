package org.elasto.client.rewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class SpillFileTest {

    @Test
    void whatIsKeptIsFoundWhereItIs() throws IOException {
        try (SpillFile file = SpillFile.create()) {
            assertThat(file.append(new byte[] {0, 1, 2, 3}, 1, 2)).isZero();
            assertThat(file.append(new byte[] {7, 8, 9}, 0, 3)).isEqualTo(2);
            ByteBuffer read = ByteBuffer.allocate(3);
            file.read(1, read);
            assertThat(read.array()).containsExactly(2, 7, 8);
            assertThatThrownBy(() -> file.read(4, ByteBuffer.allocate(2))).isInstanceOf(IOException.class);
        }
    }
}
