package org.elasto.emulator.azure;

import java.time.Instant;
import org.elasto.emulator.http.Request;
import org.jspecify.annotations.Nullable;

/**
 * What a request asks of a lease, read from its headers; ids are in the form {@link Guids#parse} gives. Immutable.
 *
 * @param leaseId of x-ms-lease-id; null where it is not sent
 * @param proposedId of x-ms-proposed-lease-id; null where it is not sent
 * @param duration of x-ms-lease-duration, in seconds or {@link Lease#INFINITE}; there when acquiring
 * @param breakPeriod of x-ms-lease-break-period, in seconds; null where it is not sent
 */
public record LeaseRequest(
        Action action,
        @Nullable String leaseId,
        @Nullable String proposedId,
        int duration,
        @Nullable Integer breakPeriod) {

    private static final String ACTION = "x-ms-lease-action";
    private static final String ID = "x-ms-lease-id";
    private static final String PROPOSED = "x-ms-proposed-lease-id";
    private static final String DURATION = "x-ms-lease-duration";
    private static final String PERIOD = "x-ms-lease-break-period";

    /** The values of x-ms-lease-action, and the status of success. */
    public enum Action {
        ACQUIRE("acquire", 201),
        RENEW("renew", 200),
        CHANGE("change", 200),
        RELEASE("release", 200),
        BREAK("break", 202);

        private final String word;
        private final int status;

        Action(String word, int status) {
            this.word = word;
            this.status = status;
        }

        /** The status of success. */
        public int status() {
            return status;
        }
    }

    /**
     * Reads the headers.
     *
     * @throws AzureException MissingRequiredHeader or InvalidHeaderValue
     */
    public static LeaseRequest of(Request request, LeaseSubject subject) {
        Action action = action(request, subject);
        String id = guid(request, ID);
        String proposed = guid(request, PROPOSED);
        if (id == null && action != Action.ACQUIRE && action != Action.BREAK) {
            throw AzureException.missingHeader(ID);
        }
        if (proposed == null && action == Action.CHANGE) {
            throw AzureException.missingHeader(PROPOSED);
        }
        return new LeaseRequest(
                action,
                id,
                proposed,
                action == Action.ACQUIRE ? duration(request, subject) : Lease.INFINITE,
                action == Action.BREAK ? breakPeriod(request) : null);
    }

    /** The id that a request for anything else than a lease brings, or null. */
    public static @Nullable String idOf(Request request) {
        return guid(request, ID);
    }

    /**
     * The lease after the action.
     *
     * @param fresh the id to take where none is proposed
     */
    public Lease apply(Lease lease, LeaseSubject subject, String fresh, Instant now) {
        String id = leaseId == null ? "" : leaseId;
        return switch (action) {
            case ACQUIRE -> lease.acquire(proposedId, fresh, duration, now);
            case RENEW -> lease.renew(id, subject, now);
            case CHANGE -> lease.change(id, proposedId == null ? "" : proposedId, subject, now);
            case RELEASE -> lease.release(id, subject);
            case BREAK -> lease.breakNow(breakPeriod, subject, now);
        };
    }

    private static Action action(Request request, LeaseSubject subject) {
        String text = request.header(ACTION);
        if (text == null) {
            throw AzureException.missingHeader(ACTION);
        }
        for (Action action : Action.values()) {
            boolean known = action != Action.RENEW || !subject.isInfiniteOnly();
            if (known && action.word.equalsIgnoreCase(text)) {
                return action;
            }
        }
        throw AzureException.invalidHeader(ACTION, text);
    }

    private static @Nullable String guid(Request request, String header) {
        String text = request.header(header);
        if (text == null) {
            return null;
        }
        String guid = Guids.parse(text);
        if (guid == null) {
            throw AzureException.invalidHeader(header, text);
        }
        return guid;
    }

    private static int duration(Request request, LeaseSubject subject) {
        String text = request.header(DURATION);
        if (text == null) {
            throw AzureException.missingHeader(DURATION);
        }
        if (text.equals("-1")) {
            return Lease.INFINITE;
        }
        int seconds = Decimal.parse(text, 0, text.length());
        if (seconds < 15 || seconds > 60 || subject.isInfiniteOnly()) {
            throw AzureException.invalidHeader(DURATION, text);
        }
        return seconds;
    }

    private static @Nullable Integer breakPeriod(Request request) {
        String text = request.header(PERIOD);
        if (text == null) {
            return null;
        }
        int seconds = Decimal.parse(text, 0, text.length());
        if (seconds < 0 || seconds > 60) {
            throw AzureException.invalidHeader(PERIOD, text);
        }
        return seconds;
    }
}
