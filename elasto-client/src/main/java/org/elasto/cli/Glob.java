package org.elasto.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.elasto.client.DirectoryEntry;
import org.elasto.client.ErrorKind;
import org.elasto.client.FileType;
import org.elasto.client.StorageException;
import org.elasto.client.StorageUri;
import org.elasto.client.glob.GlobPattern;
import org.jspecify.annotations.Nullable;

/**
 * A name with wildcards: {@code *} and {@code ?} within a name, {@code [a-z]} one of some characters, {@code **} across
 * slashes, where {@code **}{@code /} may stand for nothing. With {@code **} it stands for files only, for a directory
 * would take along what is meant by itself, unless a slash at its end asks for directories. In a URI {@code %2A} is a
 * star and nothing else.
 *
 * @param typed as it was typed
 * @param base the directory in which the wildcards begin
 * @param names what follows, as it was typed, one name each; without the slash at the end
 * @param directories whether a slash at the end asks for directories only
 * @param escaped whether it is a URI, in which a percent sign escapes
 */
record Glob(Operand typed, Operand base, List<String> names, boolean directories, boolean escaped) {

    private static final String ACROSS = "**";

    /**
     * Reads what was typed.
     *
     * @param directory what relative paths start from
     * @return null if it holds no wildcard, or is the name of a local file as it is
     */
    static @Nullable Glob parse(String typed, Path directory) {
        boolean uri = Operand.isUri(typed);
        int authority = uri ? typed.indexOf("//") : -1;
        int from = authority < 0 ? 0 : Math.max(0, typed.indexOf('/', authority + 2));
        int wild = firstWildcard(typed, from);
        if (wild < 0 || (authority >= 0 && from == 0)) {
            return null;
        }
        Operand whole = Operand.parse(typed, directory);
        if (whole.isLocal() && exists(whole)) {
            return null;
        }
        int cut = typed.lastIndexOf('/', wild) + 1;
        String start = typed.substring(0, cut);
        String rest = typed.substring(cut);
        boolean open = rest.endsWith("/");
        List<String> names = List.of((open ? rest.substring(0, rest.length() - 1) : rest).split("/", -1));
        return new Glob(whole, Operand.parse(start.isEmpty() ? "." : start, directory), names, open, uri);
    }

    private static boolean exists(Operand local) {
        try {
            return Files.exists(local.path(), LinkOption.NOFOLLOW_LINKS);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static int firstWildcard(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '*' || c == '?' || (c == '[' && bracketEnd(text, i) > 0)) {
                return i;
            }
        }
        return -1;
    }

    /** Where the bracket that opens here closes; -1 if it does not, so that it is a character like any other. */
    private static int bracketEnd(String text, int open) {
        int first = open + 1;
        boolean not = first < text.length() && (text.charAt(first) == '!' || text.charAt(first) == '^');
        int end = text.indexOf(']', first + (not ? 2 : 1));
        int slash = text.indexOf('/', open);
        return slash >= 0 && slash < end ? -1 : end;
    }

    /**
     * Finds what it stands for, in the order of the listings.
     *
     * @throws StorageException NOT_FOUND if that is nothing
     */
    void each(Session session, Consumer<Match> action) {
        Walk walk = new Walk(session, action);
        walk.into(base.uri(), 0, "");
        if (!walk.found) {
            action.accept(Match.of(asName(session)));
        }
    }

    /** What matches nothing may still be a name. */
    private Operand asName(Session session) {
        try {
            session.client().stat(typed.uri());
            return typed;
        } catch (StorageException e) {
            if (e.kind() != ErrorKind.NOT_FOUND && e.kind() != ErrorKind.INVALID_ARGUMENT) {
                throw e;
            }
            throw new StorageException(ErrorKind.NOT_FOUND, "nothing matches " + typed.shown(), false, e.service(), e);
        }
    }

    /** The names from one on, as an expression for paths. */
    private Pattern pattern(int from, int to) {
        StringBuilder glob = new StringBuilder();
        for (int i = from; i < to; i++) {
            boolean any = names.get(i).equals(ACROSS) && i < to - 1;
            translate(names.get(i), glob.append(any ? "{" : ""));
            glob.append(any ? "/,}" : i < to - 1 ? "/" : "");
        }
        try {
            return GlobPattern.compile(glob.toString());
        } catch (PatternSyntaxException e) {
            throw CliException.usage(typed.shown() + " is no pattern: " + e.getDescription());
        }
    }

    private void translate(String name, StringBuilder glob) {
        int at = 0;
        while (at < name.length()) {
            int wild = firstWildcard(name, at);
            literal(name.substring(at, wild < 0 ? name.length() : wild), glob);
            if (wild < 0) {
                return;
            }
            at = wild + 1;
            if (name.charAt(wild) == '[') {
                int end = bracketEnd(name, wild);
                String inner = plain(name.substring(wild + 1, end));
                glob.append('[')
                        .append(inner.startsWith("^") ? "!" + inner.substring(1) : inner)
                        .append(']');
                at = end + 1;
            } else {
                glob.append(name.charAt(wild));
            }
        }
    }

    private void literal(String text, StringBuilder glob) {
        plain(text).chars().forEach(c -> glob.append('\\').append((char) c));
    }

    private String plain(String text) {
        return escaped ? StorageUri.parse("file:///" + text).key() : text;
    }

    /** What every name that a pattern matches begins with. */
    private String prefix(String name) {
        int wild = firstWildcard(name, 0);
        return plain(wild < 0 ? name : name.substring(0, wild));
    }

    /** One search. */
    private final class Walk {

        private final Session session;
        private final Consumer<Match> action;
        private boolean found;

        Walk(Session session, Consumer<Match> action) {
            this.session = session;
            this.action = action;
        }

        /** Looks in a directory for the name of that index, and below what has it for the rest. */
        void into(StorageUri directory, int index, String below) {
            String name = names.get(index);
            if (name.contains(ACROSS)) {
                if (directory.holdsContainers() && !base.isLocal()) {
                    throw CliException.usage(typed.shown() + ": ** stands for what is in a bucket or container");
                }
                Pattern pattern = pattern(index, names.size());
                if (prefix(name).isEmpty() && !directories && !base.isLocal()) {
                    flat(directory, below, pattern);
                } else {
                    across(directory, prefix(name), below, pattern, below.length());
                }
                return;
            }
            Pattern pattern = pattern(index, index + 1);
            boolean last = index == names.size() - 1;
            list(directory, prefix(name), entry -> {
                boolean open = entry.stat().type() != FileType.FILE;
                if (!pattern.matcher(entry.name()).matches() || (!open && (!last || directories))) {
                    return;
                }
                if (last) {
                    found(below + entry.name(), entry);
                } else {
                    into(entry.uri(), index + 1, below + entry.name() + "/");
                }
            });
        }

        private void flat(StorageUri directory, String below, Pattern pattern) {
            orNothing(each -> new Listing(session).eachFileBelow(directory, each), entry -> {
                if (pattern.matcher(entry.name()).matches()) {
                    found(below + entry.name(), entry);
                }
            });
        }

        private void across(StorageUri directory, String prefix, String below, Pattern pattern, int start) {
            list(directory, prefix, entry -> {
                String path = below + entry.name();
                boolean open = entry.stat().type() != FileType.FILE;
                if (open == directories
                        && pattern.matcher(path.substring(start)).matches()) {
                    found(path, entry);
                }
                if (Session.mayDescend(entry)) {
                    across(entry.uri(), "", path + "/", pattern, start);
                }
            });
        }

        private void list(StorageUri directory, String prefix, Consumer<DirectoryEntry> each) {
            orNothing(begun -> new Listing(session).each(directory, prefix, begun), each);
        }

        /** What is not there, or went away, holds nothing that matches. */
        private void orNothing(Consumer<Consumer<DirectoryEntry>> listing, Consumer<DirectoryEntry> each) {
            boolean[] begun = new boolean[1];
            try {
                listing.accept(entry -> {
                    begun[0] = true;
                    each.accept(entry);
                });
            } catch (StorageException e) {
                if (begun[0] || e.kind() != ErrorKind.NOT_FOUND) {
                    throw e;
                }
            }
        }

        private void found(String below, DirectoryEntry entry) {
            found = true;
            String start = base.shown().equals(".") && !typed.shown().startsWith(".") ? "" : base.shown();
            action.accept(new Match(new Operand(start + below, entry.uri()), below, entry));
        }
    }
}
