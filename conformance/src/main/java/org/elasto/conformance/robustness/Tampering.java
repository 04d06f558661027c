package org.elasto.conformance.robustness;

import java.util.List;

/** Breaks the signature of a request that was signed well: whatever it asks for must be refused. */
final class Tampering {

    private static final List<String> UNSIGNED = List.of("Authorization", "x-amz-content-sha256", "x-amz-date");

    private Tampering() {}

    static void apply(Draft draft, Dice dice) {
        if (draft.isPresigned()) {
            presigned(draft, dice);
            return;
        }
        switch (dice.below(9)) {
            case 0, 1 -> drop(draft, "Authorization");
            case 2 -> drop(draft, dice.pick(UNSIGNED));
            case 3 -> draft.path(draft.path() + "-other").note("another key than was signed");
            case 4 ->
                draft.query(draft.query().isEmpty() ? "x-id=Other" : draft.query() + "&x-id=Other")
                        .note("a parameter that was not signed");
            case 5 -> draft.set("x-amz-meta-unsigned", "1").note("an x-amz header that was not signed");
            case 6 -> data(draft);
            default -> signature(draft, dice);
        }
    }

    private static void drop(Draft draft, String name) {
        draft.headers().removeIf(header -> header.isNamed(name));
        draft.note("without " + name);
        if (!name.equals("Authorization")) {
            // Some servers can do without the other two; without this one none may.
            signature(draft, new Dice(0, 0));
        }
    }

    /** Where the payload is hashed, its bytes change; elsewhere the signature. */
    private static void data(Draft draft) {
        if (draft.payload() == Payload.HASHED && draft.hasBody()) {
            draft.body()[0] ^= 1;
            draft.note("another body than was signed");
        } else {
            signature(draft, new Dice(0, 1));
        }
    }

    private static void signature(Draft draft, Dice dice) {
        String authorization = draft.first("Authorization");
        if (authorization == null) {
            return;
        }
        int at = authorization.lastIndexOf("Signature=") + "Signature=".length();
        String signature = authorization.substring(at);
        String head = authorization.substring(0, at);
        draft.set("Authorization", head + broken(signature, dice)).note("broken signature");
    }

    private static String broken(String signature, Dice dice) {
        return switch (dice.below(6)) {
            case 0 -> "";
            case 1 -> "0".repeat(64);
            case 2 -> signature.substring(1);
            case 3 -> signature + '0';
            case 4 -> signature.replace(signature.charAt(0), '\u00E9');
            default -> otherDigit(signature);
        };
    }

    /** The same with another last digit. */
    static String otherDigit(String signature) {
        int last = signature.length() - 1;
        return signature.substring(0, last) + (signature.charAt(last) == '0' ? '1' : '0');
    }

    private static void presigned(Draft draft, Dice dice) {
        String query = draft.query();
        String changed = switch (dice.below(5)) {
            case 0 -> query.replaceFirst("X-Amz-Signature=[0-9a-f]*", "X-Amz-Signature=");
            case 1 -> query.replaceFirst("&X-Amz-Signature=[0-9a-f]*", "");
            case 2 -> query.replaceFirst("X-Amz-Expires=[^&]*", "X-Amz-Expires=601");
            case 3 -> query + "&x-id=Other";
            default -> otherDigit(query);
        };
        draft.query(changed).note("broken signature in the query");
    }
}
