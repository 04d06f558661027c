package org.elasto.cli;

import java.util.Locale;

/** Writes the source of a manual page: the macros of man(7), text escaped so that it is shown as it is. */
final class Roff {

    private final StringBuilder source = new StringBuilder();

    /**
     * The title line.
     *
     * @param name of the page, in upper case by custom
     * @param version of the program
     */
    Roff title(String name, String version) {
        source.append(".TH ").append(quoted(name)).append(" 1 \"\" ").append(quoted(version));
        source.append(" \"Elasto\"\n");
        return this;
    }

    Roff section(String heading) {
        source.append(".SH ").append(quoted(heading)).append('\n');
        return this;
    }

    /** Begins a new paragraph, with this text in it; lines in the text begin paragraphs of their own. */
    Roff paragraph(String text) {
        text.lines().filter(line -> !line.isBlank()).forEach(line -> {
            source.append(".PP\n");
            text(line);
        });
        return this;
    }

    /** Text in the paragraph that was begun last. */
    Roff text(String text) {
        line(escape(text));
        return this;
    }

    /** A term, bold, and behind it what it takes; what is said of both follows as text. */
    Roff term(String term, String takes) {
        source.append(".TP\n");
        line("\\fB" + escape(term) + "\\fR" + (takes.isEmpty() ? "" : " \\fI" + escape(takes) + "\\fR"));
        return this;
    }

    /** A command line in the synopsis: the command bold, its arguments not. */
    Roff command(String command, String arguments) {
        line("\\fB" + escape(command) + "\\fR " + escape(arguments));
        return this;
    }

    /** A line as somebody would type it. */
    Roff example(String line, String meaning) {
        paragraph(meaning + ":");
        source.append(".RS 4\n.nf\n");
        line("\\fB" + escape(line) + "\\fR");
        source.append(".fi\n.RE\n");
        return this;
    }

    /** Adds a line that is no request, whatever it begins with. */
    private void line(String escaped) {
        if (escaped.startsWith(".") || escaped.startsWith("'")) {
            source.append("\\&");
        }
        source.append(escaped).append('\n');
    }

    private static String quoted(String text) {
        return '"' + escape(text).replace("\"", "\\(dq") + '"';
    }

    /** The text so that roff shows it character by character, and no dash turns into a hyphen. */
    static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            switch (c) {
                case '\\' -> out.append("\\(rs");
                case '-' -> out.append("\\-");
                case '~' -> out.append("\\(ti");
                case '^' -> out.append("\\(ha");
                case '`' -> out.append("\\(ga");
                case '\'' -> out.append("\\(aq");
                case '\n' -> out.append(' ');
                default -> {
                    if (c < 0x7f) {
                        out.append((char) c);
                    } else {
                        out.append(String.format(Locale.ROOT, "\\[u%04X]", c));
                    }
                }
            }
        }
        return out.toString();
    }

    @Override
    public String toString() {
        return source.toString();
    }
}
