package org.elasto.emulator.inspect;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.elasto.emulator.http.Request;
import org.elasto.emulator.http.Response;
import org.jspecify.annotations.Nullable;

/**
 * {@code /_elasto/faults}: GET tells all faults and how often each has struck, POST adds the one that the words of the
 * query make, DELETE removes all; DELETE of {@code /_elasto/faults/ID} removes one. Thread-safe.
 */
final class FaultAnswers {

    static final String PATH = "/_elasto/faults";

    private static final JsonFactory JSON = new JsonFactory();

    private final FaultControls faults;

    FaultAnswers(FaultControls faults) {
        this.faults = faults;
    }

    /** Whether a path is one of these. */
    static boolean isTheirs(String path) {
        return path.equals(PATH) || path.startsWith(PATH + '/');
    }

    Response answer(Request request) {
        String path = request.rawPath();
        return path.equals(PATH)
                ? all(request.method(), request.rawQuery())
                : one(request.method(), path.substring(PATH.length() + 1));
    }

    private Response all(String method, @Nullable String query) {
        return switch (method) {
            case "GET" -> told(faults.list());
            case "POST" -> add(query == null ? "" : query);
            case "DELETE" -> {
                faults.clear();
                yield told(List.of());
            }
            default -> AdminFront.notAllowed("GET, POST, DELETE");
        };
    }

    private Response add(String query) {
        try {
            return told(List.of(faults.add(query.replace('&', ' '))));
        } catch (IllegalArgumentException e) {
            return error(400, String.valueOf(e.getMessage()));
        }
    }

    private Response one(String method, String id) {
        if (!method.equals("DELETE")) {
            return AdminFront.notAllowed("DELETE");
        }
        boolean removed = isNumber(id) && faults.remove(Long.parseLong(id));
        return removed ? told(faults.list()) : error(404, "there is no such fault; see " + PATH);
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.length() <= 18 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static Response told(List<FaultControls.Standing> standings) {
        return document(200, json -> {
            json.writeArrayFieldStart("faults");
            for (FaultControls.Standing each : standings) {
                json.writeStartObject();
                json.writeNumberField("id", each.id());
                json.writeStringField("fault", each.fault());
                json.writeNumberField("matched", each.matched());
                json.writeNumberField("struck", each.struck());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    private static Response error(int status, String message) {
        return document(status, json -> json.writeStringField("error", message));
    }

    @FunctionalInterface
    private interface Fields {
        void write(JsonGenerator json) throws IOException;
    }

    private static Response document(int status, Fields fields) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            fields.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return AdminFront.json(status, text.toString());
    }
}
