package org.elasto.emulator.s3;

import java.util.EnumMap;
import java.util.Map;
import org.elasto.emulator.http.Request;
import org.jspecify.annotations.Nullable;

/**
 * Finds the operation a request asks for from its method, what its path names, and one pass over its query keys.
 *
 * <p>A query key that S3 might take for a subresource and that we do not know never falls through to the operation
 * without it: {@code DELETE /bucket?somethingNew} must not delete the bucket.
 */
final class S3Router {

    private static final Map<S3Operation.Level, Map<Subresource, S3Operation>> GET = table("GET");
    private static final Map<S3Operation.Level, Map<Subresource, S3Operation>> HEAD = table("HEAD");
    private static final Map<S3Operation.Level, Map<Subresource, S3Operation>> PUT = table("PUT");
    private static final Map<S3Operation.Level, Map<Subresource, S3Operation>> POST = table("POST");
    private static final Map<S3Operation.Level, Map<Subresource, S3Operation>> DELETE = table("DELETE");
    private static final Map<S3Operation.Level, Map<Subresource, S3Operation>> OPTIONS = table("OPTIONS");

    private S3Router() {}

    /**
     * The operation; {@link S3Operation#UNKNOWN_OPERATION} for what we do not know.
     *
     * @throws S3Exception MethodNotAllowed where S3 has no operation of that method, InvalidArgument where the query
     *     names two
     */
    static S3Operation route(Request request, S3Target target) {
        String method = request.method();
        Map<S3Operation.Level, Map<Subresource, S3Operation>> table = tableOf(method);
        if (table == null) {
            throw notAllowed(method, "SERVICE");
        }
        S3Operation.Level level = level(target);
        Subresource subresource = subresource(target.query(), method);
        if (subresource == null) {
            return S3Operation.UNKNOWN_OPERATION;
        }
        S3Operation operation = table.getOrDefault(level, Map.of()).get(subresource);
        if (operation == null) {
            throw notAllowed(method, level.name());
        }
        return switch (operation) {
            case LIST_OBJECTS ->
                "2".equals(target.query().first("list-type")) ? S3Operation.LIST_OBJECTS_V2 : operation;
            case PUT_OBJECT -> isCopy(request) ? S3Operation.COPY_OBJECT : operation;
            case UPLOAD_PART -> isCopy(request) ? S3Operation.UPLOAD_PART_COPY : operation;
            default -> operation;
        };
    }

    private static S3Operation.Level level(S3Target target) {
        if (target.bucket().isEmpty()) {
            return S3Operation.Level.SERVICE;
        }
        return target.key().isEmpty() ? S3Operation.Level.BUCKET : S3Operation.Level.OBJECT;
    }

    /** Null where the query holds what might be a subresource unknown to us. */
    private static @Nullable Subresource subresource(S3Query query, String method) {
        Subresource found = Subresource.NONE;
        boolean guessed = false;
        for (int i = 0; i < query.size(); i++) {
            String name = query.name(i);
            Subresource named = Subresource.named(name);
            if (named == null) {
                boolean unknown = !isParameter(name);
                if (unknown && query.value(i).isEmpty()) {
                    return null;
                }
                guessed |= unknown;
            } else if (found == Subresource.NONE) {
                found = named;
            } else if (found != named) {
                throw new S3Exception(
                                S3Error.INVALID_ARGUMENT,
                                "Conflicting query string parameters: " + found.key() + ", " + named.key())
                        .with("ResourceType", found.key());
            }
        }
        // Reads take parameters that mean nothing to them, as S3 does; what a write was meant to be is not guessed.
        boolean reads = method.equals("GET") || method.equals("HEAD");
        return guessed && found == Subresource.NONE && !reads ? null : found;
    }

    private static boolean isParameter(String name) {
        if (name.regionMatches(true, 0, "x-", 0, 2) || name.startsWith("response-")) {
            return true;
        }
        return switch (name) {
            case "", "list-type", "prefix", "delimiter", "marker", "max-keys", "encoding-type", "start-after" -> true;
            case "continuation-token", "fetch-owner", "key-marker", "upload-id-marker", "version-id-marker" -> true;
            case "max-uploads", "max-parts", "part-number-marker", "partNumber", "versionId", "max-buckets" -> true;
            case "bucket-region", "allow-unordered", "read-stats", "AWSAccessKeyId", "Signature", "Expires" -> true;
            case "format" -> true;
            default -> false;
        };
    }

    private static boolean isCopy(Request request) {
        return request.header("x-amz-copy-source") != null;
    }

    private static @Nullable Map<S3Operation.Level, Map<Subresource, S3Operation>> tableOf(String method) {
        return switch (method) {
            case "GET" -> GET;
            case "HEAD" -> HEAD;
            case "PUT" -> PUT;
            case "POST" -> POST;
            case "DELETE" -> DELETE;
            case "OPTIONS" -> OPTIONS;
            default -> null;
        };
    }

    private static Map<S3Operation.Level, Map<Subresource, S3Operation>> table(String method) {
        Map<S3Operation.Level, Map<Subresource, S3Operation>> table = new EnumMap<>(S3Operation.Level.class);
        for (S3Operation operation : S3Operation.values()) {
            S3Operation.Level level = operation.level();
            if (level != null && method.equals(operation.method())) {
                table.computeIfAbsent(level, none -> new EnumMap<>(Subresource.class))
                        .put(operation.subresource(), operation);
            }
        }
        return table;
    }

    private static S3Exception notAllowed(String method, String resourceType) {
        return new S3Exception(S3Error.METHOD_NOT_ALLOWED)
                .with("Method", method)
                .with("ResourceType", resourceType);
    }
}
