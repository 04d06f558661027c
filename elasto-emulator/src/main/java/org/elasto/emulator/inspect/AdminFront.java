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
 * hour; with {@code ?audience=management} one for the management of its accounts) and {@code POST /_elasto/reset}. Answers in JSON. Asks for no secrets, so it should listen on loopback only.
 */
public final class AdminFront implements Front {

    private static final String ADVANCE = "advance=";
    private static final String AUDIENCE = "audience=";

    /** A century either way: beyond it dates stop being dates. */
    private static final long LIMIT = 100L * 366 * 24 * 3600;

    private final Clock clock;
    private final Consumer<Duration> advance;
    private final Runnable reset;
    private final Function<Audience, String> token;

    /** What a token is for. */
    public enum Audience {
        STORAGE,
        MANAGEMENT
    }

    public AdminFront(Clock clock, Consumer<Duration> advance, Runnable reset, Function<Audience, String> token) {
        this.clock = clock;
        this.advance = advance;
        this.reset = reset;
        this.token = token;
    }

    @Override
    public Reception receive(Request request) {
        Response response = answer(request);
        return request.hasBody() ? BodyReader.discarding(response) : response;
    }

    private Response answer(Request request) {
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
                return json(200, "{\"access_token\":\"" + token.apply(audience) + "\"}");
            }
        }
        return json(400, "{\"error\":\"say what for: /_elasto/token?audience=storage or =management\"}");
    }

    private Response now() {
        return json(200, "{\"now\":\"" + clock.instant() + "\"}");
    }

    private Response advance(@Nullable String query) {
        Long seconds = query != null && query.startsWith(ADVANCE) ? number(query.substring(ADVANCE.length())) : null;
        if (seconds == null) {
            return json(400, "{\"error\":\"say how far: /_elasto/clock?advance=SECONDS\"}");
        }
        Instant then = clock.instant().plusSeconds(seconds);
        if (Math.abs(then.getEpochSecond() - Instant.EPOCH.getEpochSecond()) > LIMIT) {
            return json(400, "{\"error\":\"that is more than a century away\"}");
        }
        advance.accept(Duration.ofSeconds(seconds));
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
        reset.run();
        return json(200, "{\"status\":\"reset\"}");
    }

    private static Response notAllowed(String methods) {
        return json(405, "{\"error\":\"allowed here: " + methods + "\"}").header("Allow", methods);
    }

    private static Response json(int status, String document) {
        return Response.of(status).header("Content-Type", "application/json").body(document + "\n");
    }
}
