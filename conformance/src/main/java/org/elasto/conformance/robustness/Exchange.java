package org.elasto.conformance.robustness;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.elasto.conformance.wire.AnswerReader.UnparsableException;
import org.elasto.conformance.wire.WireAnswer;
import org.elasto.conformance.wire.WireConnection;
import org.jspecify.annotations.Nullable;

/**
 * One mutant on a connection of its own, and what came back.
 *
 * @param failure what ended it early, or null where the server closed in good order
 */
record Exchange(List<WireAnswer> answers, @Nullable IOException failure) {

    /** Milliseconds that a server may leave us waiting for the next byte. */
    private static final int PATIENCE = 10_000;

    /** More answers than anyone has asked for. */
    private static final int MOST = 64;

    /** Sends a mutant and takes what comes back until the server closes. */
    static Exchange of(Endpoint endpoint, Mutant mutant) {
        List<WireAnswer> answers = new ArrayList<>();
        try (WireConnection connection = WireConnection.open(endpoint.uri(), PATIENCE)) {
            IOException broken = write(connection, mutant);
            boolean toHead = isHead(mutant.bytes());
            if (!mutant.patient()) {
                endOutput(connection);
            }
            WireAnswer answer;
            while (answers.size() < MOST && (answer = connection.next(toHead)) != null) {
                checkXml(answer);
                answers.add(answer);
                endOutput(connection);
            }
            return new Exchange(answers, broken);
        } catch (IOException e) {
            return new Exchange(answers, e);
        } catch (UncheckedIOException e) {
            return new Exchange(answers, e.getCause());
        }
    }

    /** A server that has refused need not read on: what came back until then still counts. */
    private static @Nullable IOException write(WireConnection connection, Mutant mutant) {
        byte[] bytes = mutant.bytes();
        try {
            for (int i = 0; i < mutant.pieces(); i++) {
                int from = (int) ((long) bytes.length * i / mutant.pieces());
                int to = (int) ((long) bytes.length * (i + 1) / mutant.pieces());
                connection.write(Arrays.copyOfRange(bytes, from, to));
            }
            return null;
        } catch (UncheckedIOException e) {
            return e.getCause();
        }
    }

    private static void endOutput(WireConnection connection) {
        try {
            connection.endOutput();
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

    /** Refuses what is no document though it says so. */
    static void checkXml(WireAnswer answer) throws UnparsableException {
        if (answer.body().length == 0 || !answer.headerOr("content-type", "").startsWith("application/xml")) {
            return;
        }
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(answer.body()));
            while (reader.hasNext()) {
                reader.next();
            }
        } catch (XMLStreamException e) {
            throw new UnparsableException(
                    "XML: " + String.valueOf(e.getMessage()).replace('\n', ' '));
        }
    }
}
