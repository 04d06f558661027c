package org.elasto.cli;

import java.io.InputStream;

/** Standard input during which somebody presses Ctrl-C; without that it would never end. */
final class InterruptedInput extends InputStream {

    private final Interruption interruption;

    InterruptedInput(Interruption interruption) {
        this.interruption = interruption;
    }

    @Override
    public int read() {
        interruption.interrupt();
        return 'x';
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
        bytes[offset] = (byte) read();
        return 1;
    }
}
