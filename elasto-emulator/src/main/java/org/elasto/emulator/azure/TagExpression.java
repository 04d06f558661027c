package org.elasto.emulator.azure;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An expression over the tags of a blob, as x-ms-if-tags and the where of Find Blobs by Tags have it: comparisons joined
 * by AND and OR, with parentheses. Immutable.
 */
public final class TagExpression {

    private final Node root;
    private final Set<String> names;

    private TagExpression(Node root, Set<String> names) {
        this.root = root;
        this.names = names;
    }

    /** Parses; null if the text is no expression. */
    public static @Nullable TagExpression parse(String text) {
        return parse(new TagExpressionParser(text, false));
    }

    /** Parses what Find Blobs by Tags takes, which knows neither OR nor {@code <>}; null if the text is nothing of it. */
    public static @Nullable TagExpression parseSearch(String text) {
        return parse(new TagExpressionParser(text, true));
    }

    private static @Nullable TagExpression parse(TagExpressionParser parser) {
        Node root = parser.parse();
        return root == null ? null : new TagExpression(root, Set.copyOf(parser.names()));
    }

    /** The tags it compares. */
    public Set<String> names() {
        return names;
    }

    /** Whether it is true of these tags. */
    public boolean matches(Map<String, String> tags) {
        return root.matches(tags);
    }

    /** A part that is true or false. */
    interface Node {
        boolean matches(Map<String, String> tags);
    }

    /** The comparisons; values compare character by character, as text. */
    enum Operator {
        EQUAL("="),
        NOT_EQUAL("<>"),
        AT_MOST("<="),
        AT_LEAST(">="),
        BELOW("<"),
        ABOVE(">");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        String sign() {
            return sign;
        }

        /** A tag that is not there differs from every value, and has no other relation to any. */
        boolean holds(@Nullable String tag, String value) {
            if (tag == null) {
                return this == NOT_EQUAL;
            }
            int order = tag.compareTo(value);
            return switch (this) {
                case EQUAL -> order == 0;
                case NOT_EQUAL -> order != 0;
                case AT_MOST -> order <= 0;
                case AT_LEAST -> order >= 0;
                case BELOW -> order < 0;
                case ABOVE -> order > 0;
            };
        }
    }
}
