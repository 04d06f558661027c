package org.elasto.conformance.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.elasto.conformance.wire.AnswerReader;
import org.elasto.conformance.wire.AnswerReader.UnparsableException;
import org.elasto.conformance.wire.WireAnswer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An observer that overlooks things would make every server look good. */
class JudgeTest {

    private static Mutant mutant(boolean patient, boolean forged) {
        return new Mutant(1, new byte[0], 1, patient, forged, 1, "PutObject", "a mutant");
    }

    private static Exchange answers(Integer... statuses) {
        return new Exchange(
                Arrays.stream(statuses)
                        .map(status -> new WireAnswer(status, List.of(), new byte[0]))
                        .toList(),
                null);
    }

    private static Finding.@Nullable Kind judge(Mutant mutant, Exchange exchange) {
        Finding finding = Judge.judge(1, mutant, exchange);
        return finding == null ? null : finding.kind();
    }

    @Test
    void refusalsAreInOrder() {
        assertThat(judge(mutant(true, true), answers(403))).isNull();
        assertThat(judge(mutant(true, false), answers(200))).isNull();
        assertThat(judge(mutant(true, false), answers(501))).isNull();
        assertThat(judge(mutant(false, false), answers())).isNull();
        assertThat(judge(mutant(false, false), answers(200, 400))).isNull();
    }

    @Test
    void whatAServerMustNotDoIsFound() {
        assertThat(judge(mutant(true, false), answers(500))).isEqualTo(Finding.Kind.SERVER_ERROR);
        assertThat(judge(mutant(true, false), answers(505))).isEqualTo(Finding.Kind.SERVER_ERROR);
        assertThat(judge(mutant(true, true), answers(204))).isEqualTo(Finding.Kind.FORGERY_ACCEPTED);
        assertThat(judge(mutant(false, false), answers(400, 200))).isEqualTo(Finding.Kind.HIDDEN_ANSWERED);
        assertThat(judge(mutant(true, false), answers())).isEqualTo(Finding.Kind.NO_ANSWER);
        assertThat(judge(mutant(true, false), new Exchange(List.of(), new SocketTimeoutException())))
                .isEqualTo(Finding.Kind.HANG);
        assertThat(judge(mutant(true, false), new Exchange(List.of(), new UnparsableException("x"))))
                .isEqualTo(Finding.Kind.UNPARSABLE);
    }

    private static @Nullable WireAnswer read(String text) throws IOException {
        WireAnswer answer =
                new AnswerReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))).next(false);
        if (answer != null) {
            Exchange.checkXml(answer);
        }
        return answer;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/x.1 200 OK\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 2x0 OK\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 200 OK\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nabc",
                "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabcd\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
                "HTTP/1.1 200 OK\r\nx: \u0001\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Type: application/xml\r\nContent-Length: 4\r\n\r\n<a>\u0001"
            })
    void whatCannotBeParsedIsSaidToBeSo(String text) {
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> read(text)).isInstanceOf(UnparsableException.class);
    }

    @Test
    void whatCanBeParsedIsRead() throws IOException {
        WireAnswer answer = read(String.join(
                "\r\n",
                "HTTP/1.1 100 Continue",
                "",
                "HTTP/1.1 200 OK",
                "Transfer-Encoding: chunked",
                "Content-Type: application/xml",
                "",
                "4",
                "<a/>",
                "0",
                "",
                ""));

        assertThat(answer).isNotNull();
        assertThat(answer.text()).isEqualTo("<a/>");
        assertThat(read("")).isNull();
    }
}
