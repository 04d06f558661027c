package org.elasto.emulator.azure;

import java.util.Set;
import java.util.TreeSet;
import org.elasto.emulator.azure.TagExpression.Node;
import org.elasto.emulator.azure.TagExpression.Operator;
import org.jspecify.annotations.Nullable;

/** Reads a tag expression by recursive descent; every method is null once the text has gone wrong. Not thread-safe. */
final class TagExpressionParser {

    /** More parentheses than anyone writes; bounds the stack. */
    private static final int DEEPEST = 32;

    private final String text;

    /** Whether it searches an index, which can follow only one way. */
    private final boolean search;

    private final Set<String> names = new TreeSet<>();
    private int at;
    private int depth;

    TagExpressionParser(String text, boolean search) {
        this.text = text;
        this.search = search;
    }

    /** The tags that were compared, once it is parsed. */
    Set<String> names() {
        return names;
    }

    @Nullable
    Node parse() {
        Node node = either();
        skipBlanks();
        return at == text.length() ? node : null;
    }

    private @Nullable Node either() {
        Node left = both();
        while (left != null && !search && word("OR")) {
            Node first = left;
            Node second = both();
            left = second == null ? null : tags -> first.matches(tags) || second.matches(tags);
        }
        return left;
    }

    private @Nullable Node both() {
        Node left = single();
        while (left != null && word("AND")) {
            Node first = left;
            Node second = single();
            left = second == null ? null : tags -> first.matches(tags) && second.matches(tags);
        }
        return left;
    }

    private @Nullable Node single() {
        if (!sign("(")) {
            return comparison();
        }
        if (++depth > DEEPEST) {
            return null;
        }
        Node inner = either();
        depth--;
        return inner != null && sign(")") ? inner : null;
    }

    private @Nullable Node comparison() {
        String key = key();
        if (key == null) {
            return null;
        }
        for (Operator operator : Operator.values()) {
            if (!(search && operator == Operator.NOT_EQUAL) && sign(operator.sign())) {
                names.add(key);
                String value = quoted('\'');
                return value == null ? null : tags -> operator.holds(tags.get(key), value);
            }
        }
        return null;
    }

    private @Nullable String key() {
        skipBlanks();
        if (at < text.length() && text.charAt(at) == '"') {
            return quoted('"');
        }
        int from = at;
        while (at < text.length() && isPlain(text.charAt(at))) {
            at++;
        }
        return from == at ? null : text.substring(from, at);
    }

    private static boolean isPlain(char c) {
        return c < 0x80 && (Character.isLetterOrDigit(c) || c == '_' || c == '@');
    }

    /** Text between quotes, in which a quote is written twice. */
    private @Nullable String quoted(char quote) {
        skipBlanks();
        if (at == text.length() || text.charAt(at) != quote) {
            return null;
        }
        StringBuilder out = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c != quote) {
                out.append(c);
            } else if (at + 1 < text.length() && text.charAt(at + 1) == quote) {
                out.append(c);
                at++;
            } else {
                at++;
                return out.toString();
            }
        }
        return null;
    }

    private boolean sign(String sign) {
        skipBlanks();
        if (!text.startsWith(sign, at)) {
            return false;
        }
        at += sign.length();
        return true;
    }

    private boolean word(String word) {
        skipBlanks();
        int end = at + word.length();
        boolean there = text.regionMatches(true, at, word, 0, word.length())
                && (end == text.length() || !isPlain(text.charAt(end)));
        at = there ? end : at;
        return there;
    }

    private void skipBlanks() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
    }
}
