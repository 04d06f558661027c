package org.elasto.conformance.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/**
 * What an answer must be.
 *
 * @param code of the error document; empty where there is none
 * @param children that the error document must have, beside Code, Message and RequestId
 */
record Expected(int status, String code, List<String> children) {

    private static final int ANY_REFUSAL = 4;

    static Expected status(int status) {
        return new Expected(status, "", List.of());
    }

    static Expected error(int status, String code, String... children) {
        return new Expected(status, code, List.of(children));
    }

    /** Some refusal, a client error whose code is not promised. */
    static Expected someRefusal() {
        return new Expected(ANY_REFUSAL, "", List.of());
    }

    /** Fails unless the answer is like this. */
    void check(WireAnswer answer) {
        if (status == ANY_REFUSAL) {
            assertThat(answer.status() / 100).as("%s", answer).isEqualTo(ANY_REFUSAL);
            return;
        }
        assertThat(answer.status() + " " + answer.code()).as("%s", answer).isEqualTo(status + " " + code);
        for (String child : children) {
            assertThat(answer.text(child)).as("%s in %s", child, answer).isNotEmpty();
        }
        if (!code.isEmpty()) {
            assertThat(answer.root()).isEqualTo("Error");
            assertThat(answer.text("RequestId")).isEqualTo(answer.header("x-amz-request-id"));
        }
    }
}
