package org.elasto.client.glob;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Translates a glob, as {@link java.nio.file.FileSystem#getPathMatcher} describes them, to a regular expression. Used
 * once.
 */
public final class GlobPattern {

    private static final String SPECIAL = "\\^$.|?*+()[]{}&-~#";

    private final String glob;
    private final StringBuilder regex = new StringBuilder();
    private int at;
    private boolean inGroup;

    private GlobPattern(String glob) {
        this.glob = glob;
    }

    /**
     * The expression.
     *
     * @throws PatternSyntaxException if the glob is none
     */
    public static Pattern compile(String glob) {
        return Pattern.compile(new GlobPattern(glob).translate(), Pattern.DOTALL);
    }

    private String translate() {
        while (at < glob.length()) {
            char c = glob.charAt(at++);
            switch (c) {
                case '\\' -> literal(escaped());
                case '*' -> star();
                case '?' -> regex.append("[^/]");
                case '[' -> bracket();
                case '{' -> open();
                case '}' -> close();
                case ',' -> regex.append(inGroup ? "|" : ",");
                default -> literal(c);
            }
        }
        if (inGroup) {
            throw wrong("the group lacks its }");
        }
        return regex.toString();
    }

    private void open() {
        if (inGroup) {
            throw wrong("groups do not nest");
        }
        inGroup = true;
        regex.append("(?:");
    }

    private void close() {
        regex.append(inGroup ? ")" : "\\}");
        inGroup = false;
    }

    private char escaped() {
        if (at == glob.length()) {
            throw wrong("nothing follows the \\");
        }
        return glob.charAt(at++);
    }

    private void literal(char c) {
        if (SPECIAL.indexOf(c) >= 0) {
            regex.append('\\');
        }
        regex.append(c);
    }

    private void star() {
        if (at < glob.length() && glob.charAt(at) == '*') {
            at++;
            regex.append(".*");
        } else {
            regex.append("[^/]*");
        }
    }

    /** One character out of some; a slash is never one of them. */
    private void bracket() {
        regex.append("(?!/)[");
        if (at < glob.length() && glob.charAt(at) == '!') {
            at++;
            regex.append('^');
        }
        boolean begun = false;
        int last = -1;
        while (true) {
            if (at == glob.length()) {
                throw wrong("the bracket lacks its ]");
            }
            char c = glob.charAt(at++);
            if (c == ']' && begun) {
                break;
            }
            if (c == '/') {
                throw wrong("a bracket holds no slash");
            }
            boolean range = c == '-' && begun && last >= 0 && at < glob.length() && glob.charAt(at) != ']';
            if (range) {
                char end = glob.charAt(at++);
                if (end < last) {
                    throw wrong("a range begins behind its end");
                }
                regex.append('-');
                literal(end);
                last = -1;
            } else {
                literal(c);
                last = c;
            }
            begun = true;
        }
        regex.append(']');
    }

    private PatternSyntaxException wrong(String why) {
        return new PatternSyntaxException(why, glob, at - 1);
    }
}
