package org.elasto.conformance.robustness;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends the bytes of one exchange over a connection of its own and takes what comes back. */
final class Connection {

    /** Milliseconds that a server may leave us waiting for the next byte. */
    static final int PATIENCE = 10_000;

    /** More answers than anyone has asked for. */
    private static final int MOST = 64;

    private Connection() {}

    /**
     * What came back.
     *
     * @param failure what ended it early, or null where the server closed in good order
     */
    record Exchange(List<Answer> answers, @Nullable IOException failure) {}

    static Exchange send(Endpoint endpoint, Mutant mutant) {
        List<Answer> answers = new ArrayList<>();
        try (Socket socket = new Socket()) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(PATIENCE);
            socket.connect(new InetSocketAddress(endpoint.host(), endpoint.port()), PATIENCE);
            IOException broken = write(socket, mutant);
            boolean toHead = isHead(mutant.bytes());
            AnswerReader reader = new AnswerReader(new BufferedInputStream(socket.getInputStream()));
            if (!mutant.patient()) {
                shutdown(socket);
            }
            Answer answer;
            while (answers.size() < MOST && (answer = reader.next(toHead)) != null) {
                answers.add(answer);
                shutdown(socket);
            }
            return new Exchange(answers, broken);
        } catch (IOException e) {
            return new Exchange(answers, e);
        }
    }

    /** A server that has refused need not read on: what came back until then still counts. */
    private static @Nullable IOException write(Socket socket, Mutant mutant) throws IOException {
        OutputStream out = socket.getOutputStream();
        byte[] bytes = mutant.bytes();
        try {
            for (int i = 0; i < mutant.pieces(); i++) {
                int from = (int) ((long) bytes.length * i / mutant.pieces());
                int to = (int) ((long) bytes.length * (i + 1) / mutant.pieces());
                out.write(bytes, from, to - from);
            }
            return null;
        } catch (IOException e) {
            return e;
        }
    }

    private static void shutdown(Socket socket) {
        try {
            if (!socket.isOutputShutdown()) {
                socket.shutdownOutput();
            }
        } catch (IOException e) {
            // The server was faster: what it has sent is still to be read.
        }
    }

    private static boolean isHead(byte[] bytes) {
        return bytes.length > 5
                && bytes[0] == 'H'
                && bytes[1] == 'E'
                && bytes[2] == 'A'
                && bytes[3] == 'D'
                && bytes[4] == ' ';
    }
}
