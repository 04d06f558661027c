package org.elasto.emulator.inspect;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Function;
import org.elasto.emulator.http.BodyReader;
import org.elasto.emulator.http.Front;
import org.elasto.emulator.http.Reception;
import org.elasto.emulator.http.Request;
import org.elasto.emulator.http.Response;
import org.jspecify.annotations.Nullable;

/**
 * What tests and people steer the emulator by: {@code GET /_elasto/health}, {@code GET /_elasto/clock},
 * {@code POST /_elasto/clock?advance=SECONDS}, {@code POST /_elasto/token} (a bearer token for Azure storage, for an
 * hour; with {@code ?audience=management} one for the management of its accounts), {@code /_elasto/faults} (what goes
 * wrong on purpose: {@link FaultAnswers}) and {@code POST /_elasto/reset}. Answers in JSON. Asks for no secrets, so it
 * should listen on loopback only.
 */
public final class AdminFront implements Front {

    private static final String ADVANCE = "advance=";
    private static final String AUDIENCE = "audience=";

    /** A century either way: beyond it dates stop being dates. */
    private static final long LIMIT = 100L * 366 * 24 * 3600;

    private final Controls controls;
    private final FaultAnswers faults;

    /** What a token is for. */
    public enum Audience {
        STORAGE,
        MANAGEMENT
    }

    /**
     * What it steers.
     *
     * @param clock that the emulator goes by
     * @param advance puts it forward
     * @param reset drops everything
     * @param token issues one
     * @param faults that go wrong on purpose
     */
    public record Controls(
            Clock clock,
            Consumer<Duration> advance,
            Runnable reset,
            Function<Audience, String> token,
            FaultControls faults) {}

    public AdminFront(Controls controls) {
        this.controls = controls;
        this.faults = new FaultAnswers(controls.faults());
    }

    @Override
    public Reception receive(Request request) {
        Response response = answer(request);
        return request.hasBody() ? BodyReader.discarding(response) : response;
    }

    private Response answer(Request request) {
        if (FaultAnswers.isTheirs(request.rawPath())) {
            return faults.answer(request);
        }
        boolean post = request.method().equals("POST");
        boolean get = request.method().equals("GET");
        return switch (request.rawPath()) {
            case "/_elasto/health" -> get ? json(200, "{\"status\":\"up\"}") : notAllowed("GET");
            case "/_elasto/clock" -> get ? now() : post ? advance(request.rawQuery()) : notAllowed("GET, POST");
            case "/_elasto/token" -> post ? token(request.rawQuery()) : notAllowed("POST");
            case "/_elasto/reset" -> post ? reset() : notAllowed("POST");
            default -> json(404, "{\"error\":\"there is nothing here; see /_elasto/health\"}");
        };
    }

    private Response token(@Nullable String query) {
        String named = query == null ? "storage" : query.startsWith(AUDIENCE) ? query.substring(AUDIENCE.length()) : "";
        for (Audience audience : Audience.values()) {
            if (audience.name().equalsIgnoreCase(named)) {
                return json(200, "{\"access_token\":\"" + controls.token().apply(audience) + "\"}");
            }
        }
        return json(400, "{\"error\":\"say what for: /_elasto/token?audience=storage or =management\"}");
    }

    private Response now() {
        return json(200, "{\"now\":\"" + controls.clock().instant() + "\"}");
    }

    private Response advance(@Nullable String query) {
        Long seconds = query != null && query.startsWith(ADVANCE) ? number(query.substring(ADVANCE.length())) : null;
        if (seconds == null) {
            return json(400, "{\"error\":\"say how far: /_elasto/clock?advance=SECONDS\"}");
        }
        Instant then = controls.clock().instant().plusSeconds(seconds);
        if (Math.abs(then.getEpochSecond() - Instant.EPOCH.getEpochSecond()) > LIMIT) {
            return json(400, "{\"error\":\"that is more than a century away\"}");
        }
        controls.advance().accept(Duration.ofSeconds(seconds));
        return now();
    }

    private static @Nullable Long number(String text) {
        try {
            long value = Long.parseLong(text);
            return value < -LIMIT || value > LIMIT ? null : (Long) value;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private Response reset() {
        controls.reset().run();
        return json(200, "{\"status\":\"reset\"}");
    }

    static Response notAllowed(String methods) {
        return json(405, "{\"error\":\"allowed here: " + methods + "\"}").header("Allow", methods);
    }

    static Response json(int status, String document) {
        return Response.of(status).header("Content-Type", "application/json").body(document + "\n");
    }
}
