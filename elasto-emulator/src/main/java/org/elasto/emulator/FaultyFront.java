package org.elasto.emulator;

import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.elasto.emulator.http.BodyReader;
import org.elasto.emulator.http.BreakOff;
import org.elasto.emulator.http.Deferred;
import org.elasto.emulator.http.Front;
import org.elasto.emulator.http.ProtocolFront;
import org.elasto.emulator.http.Reception;
import org.elasto.emulator.http.Request;
import org.elasto.emulator.http.Response;
import org.jspecify.annotations.Nullable;

/** A front whose requests meet the faults that are for them. The front itself knows nothing of it. Thread-safe. */
final class FaultyFront implements Front {

    private final Fault.Front name;
    private final ProtocolFront front;
    private final Faults faults;

    FaultyFront(Fault.Front name, ProtocolFront front, Faults faults) {
        this.name = name;
        this.front = front;
        this.faults = faults;
    }

    @Override
    public Reception receive(Request request) {
        if (faults.isEmpty()) {
            return front.receive(request);
        }
        ArmedFault.Strike strike = faults.judge(name, front.asks(request));
        return strike == null ? front.receive(request) : struck(request, strike);
    }

    private Reception struck(Request request, ArmedFault.Strike strike) {
        FaultAction action = strike.action();
        if (action == null) {
            return altered(front.receive(request), answer -> answer.delay(strike.delay()));
        }
        return switch (action.kind()) {
            case ERROR -> refusal(request, action, strike);
            case RESET -> silence(BreakOff.RESET, strike);
            case CLOSE -> silence(BreakOff.CLOSED, strike);
            case CUT_REQUEST -> cutRequest(request, action, strike);
            case COMMIT_RESET, COMMIT_CLOSE, CUT ->
                altered(
                        front.receive(request),
                        answer -> answer.delay(strike.delay()).breakOff(breakOff(request, answer, action)));
        };
    }

    private Response refusal(Request request, FaultAction action, ArmedFault.Strike strike) {
        Response refusal = front.refuse(request, Objects.requireNonNull(Fault.errorAt(name, action)));
        long seconds = strike.retryAfter().toSeconds();
        return refusal.headerIfPresent("Retry-After", seconds == 0 ? null : Long.toString(seconds))
                .delay(strike.delay());
    }

    /** In the place of an answer. Its status is never seen. */
    private static Response silence(BreakOff how, ArmedFault.Strike strike) {
        return Response.of(503).breakOff(how).delay(strike.delay());
    }

    private static BreakOff breakOff(Request request, Response answer, FaultAction action) {
        long length = request.method().equals("HEAD") ? 0 : answer.body().length();
        return switch (action.kind()) {
            case COMMIT_RESET -> BreakOff.RESET;
            case CUT -> length == 0 ? BreakOff.CLOSED : BreakOff.inBody(action.cutOf(length));
            default -> BreakOff.CLOSED;
        };
    }

    private static Reception cutRequest(Request request, FaultAction action, ArmedFault.Strike strike) {
        long at = action.cutOf(request.contentLength());
        Response silence = silence(BreakOff.RESET, strike);
        return at == 0 || !request.hasBody() ? silence : new CutReader(at, silence);
    }

    /** The same with another answer at its end, whatever comes before it. */
    private static Reception altered(Reception reception, UnaryOperator<Response> alteration) {
        if (reception instanceof Response response) {
            return alteration.apply(response);
        }
        if (reception instanceof Deferred deferred) {
            return new Deferred(() -> alteration.apply(deferred.work().get()));
        }
        return new AlteredReader((BodyReader) reception, alteration);
    }

    /** Reads a body for the front, and alters its answer. */
    private record AlteredReader(BodyReader reader, UnaryOperator<Response> alteration) implements BodyReader {

        @Override
        public @Nullable Response accept(ByteBuffer piece) {
            Response early = reader.accept(piece);
            return early == null ? null : alteration.apply(early);
        }

        @Override
        public Reception finish() {
            return altered(reader.finish(), alteration);
        }

        @Override
        public void abandon() {
            reader.abandon();
        }
    }

    /** Reads the beginning of a body that nobody gets to see. */
    private static final class CutReader implements BodyReader {

        private final Response end;
        private long left;

        CutReader(long at, Response end) {
            this.left = at;
            this.end = end;
        }

        @Override
        public @Nullable Response accept(ByteBuffer piece) {
            left -= piece.remaining();
            piece.position(piece.limit());
            return left > 0 ? null : end;
        }

        @Override
        public Reception finish() {
            return end;
        }

        @Override
        public void abandon() {
            // Nothing was kept.
        }
    }
}
