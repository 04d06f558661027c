package org.elasto.emulator.azure.front;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.elasto.emulator.azure.AzureError;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.http.Request;
import org.elasto.emulator.http.Response;
import org.jspecify.annotations.Nullable;

/** What an answer to a page of another origin says. */
public final class Cors {

    private static final String METHOD = "Access-Control-Request-Method";
    private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";

    private Cors() {}

    /** Puts the headers on an answer, which has all its others, that the account's rules ask for. */
    public static void mark(Request request, Response response, Supplier<List<CorsRule>> account) {
        if (request.method().equals("OPTIONS")) {
            return;
        }
        List<CorsRule> rules = account.get();
        if (rules.isEmpty()) {
            return;
        }
        String origin = request.header("Origin");
        CorsRule rule = origin == null ? null : rule(rules, origin, request.method());
        if (origin != null && rule != null) {
            allow(response, rule, origin);
            Set<String> exposed = new LinkedHashSet<>();
            for (int i = 0; i < response.headerCount(); i++) {
                if (rule.exposes(response.headerName(i))) {
                    exposed.add(response.headerName(i));
                }
            }
            if (!exposed.isEmpty()) {
                response.header("Access-Control-Expose-Headers", String.join(",", exposed));
            }
        }
        boolean read = request.method().equals("GET") || request.method().equals("HEAD");
        boolean differs = rule == null ? !rules.stream().allMatch(CorsRule::isForAny) : !rule.isForAny();
        if (differs && (read || rule != null)) {
            response.header("Vary", "Origin");
        }
    }

    private static void allow(Response response, CorsRule rule, String origin) {
        if (rule.isForAny()) {
            response.header(ALLOW_ORIGIN, "*");
        } else {
            response.header(ALLOW_ORIGIN, origin).header("Access-Control-Allow-Credentials", "true");
        }
    }

    private static @Nullable CorsRule rule(List<CorsRule> rules, String origin, String method) {
        for (CorsRule rule : rules) {
            if (rule.isFor(origin, method)) {
                return rule;
            }
        }
        return null;
    }

    /** What a browser asks before it sends a request of a page of another origin. */
    public static Response preflight(AzureCall call, List<CorsRule> rules) {
        String origin = required(call, "Origin");
        String method = required(call, METHOD);
        String sent = call.header("Access-Control-Request-Headers");
        List<String> headers = sent == null ? List.of() : CorsRule.words(sent);
        for (CorsRule rule : rules) {
            if (rule.isFor(origin, method) && rule.allows(headers)) {
                Response response = Response.of(200);
                allow(response, rule, origin);
                return response.header("Access-Control-Allow-Methods", method)
                        .headerIfPresent("Access-Control-Allow-Headers", sent)
                        .header("Access-Control-Max-Age", Integer.toString(rule.maxAge()));
            }
        }
        throw new AzureException(AzureError.CORS_PREFLIGHT_FAILURE);
    }

    private static String required(AzureCall call, String header) {
        String value = call.header(header);
        if (value == null || value.isEmpty()) {
            throw AzureException.missingHeader(header);
        }
        return value;
    }
}
