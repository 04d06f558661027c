package org.elasto.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Standard output that stops the tool when nobody takes it any more; print streams would go on without a word. */
final class GuardedOutput extends FilterOutputStream {

    private final Interruption interruption;

    GuardedOutput(OutputStream out, Interruption interruption) {
        super(out);
        this.interruption = interruption;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            stop(e);
            throw e;
        }
    }

    @Override
    public void flush() throws IOException {
        try {
            out.flush();
        } catch (IOException e) {
            stop(e);
            throw e;
        }
    }

    private void stop(IOException e) {
        boolean gone = "Broken pipe".equals(e.getMessage());
        interruption.stop(Failure.local(
                ExitCode.SOME_FAILED,
                gone ? Interruption.OUTPUT_CLOSED : "UNEXPECTED",
                "cannot write to standard output: " + e.getMessage()));
    }
}
