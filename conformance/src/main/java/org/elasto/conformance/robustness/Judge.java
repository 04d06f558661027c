package org.elasto.conformance.robustness;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.List;
import org.elasto.conformance.wire.AnswerReader.UnparsableException;
import org.elasto.conformance.wire.WireAnswer;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with what came back. */
final class Judge {

    private Judge() {}

    /** The worst of what is wrong, or null. */
    static @Nullable Finding judge(long seed, Mutant mutant, Exchange exchange) {
        Finding.Kind kind = kind(mutant, exchange);
        if (kind == null) {
            return null;
        }
        IOException failure = exchange.failure();
        List<Integer> statuses =
                exchange.answers().stream().map(WireAnswer::status).toList();
        String came = statuses + (failure == null ? "" : " then " + failure.getMessage());
        return new Finding(seed, mutant.index(), kind, mutant.description() + " -> " + came);
    }

    private static Finding.@Nullable Kind kind(Mutant mutant, Exchange exchange) {
        List<WireAnswer> answers = exchange.answers();
        IOException failure = exchange.failure();
        if (answers.stream().anyMatch(answer -> answer.status() >= 500 && answer.status() != 501)) {
            return Finding.Kind.SERVER_ERROR;
        }
        if (mutant.forged() && answers.stream().anyMatch(WireAnswer::isSuccess)) {
            return Finding.Kind.FORGERY_ACCEPTED;
        }
        // What is left over of a body may be taken for a request and refused, but never carried out.
        if (answers.size() > mutant.requests()
                && answers.stream().skip(mutant.requests()).anyMatch(WireAnswer::isSuccess)) {
            return Finding.Kind.HIDDEN_ANSWERED;
        }
        if (failure instanceof SocketTimeoutException) {
            return Finding.Kind.HANG;
        }
        if (failure instanceof UnparsableException) {
            return Finding.Kind.UNPARSABLE;
        }
        boolean unanswered = mutant.operation().equals(Mutant.PIPELINE)
                ? answers.size() < mutant.requests()
                : mutant.patient() && answers.isEmpty() && failure == null;
        return unanswered ? Finding.Kind.NO_ANSWER : null;
    }
}
