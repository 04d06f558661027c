package org.elasto.client.nio;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.ProviderMismatchException;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.elasto.client.FileType;
import org.elasto.client.StorageUri;
import org.jspecify.annotations.Nullable;

/**
 * A path is its text, byte for byte: {@code /container/key}, on Azure {@code /account/container/key}. Nothing is
 * escaped and nothing normalised, so each key has one path and each path one key.
 *
 * <p>Names are what stands between slashes. A name may be empty, as the third one of {@code /b/a//c}; {@code .} and
 * {@code ..} are names until {@link #normalize} is called. A slash at the end belongs to the path but is no name: {@code
 * /b/a/} and {@code /b/a} are two paths with the same names, and {@link #getFileName}, {@link #startsWith}, {@link
 * #endsWith} and {@link #relativize} do not look at it. What ends with an empty name always ends with a slash. A relative
 * path whose first name is empty has {@code ./} in front of its text, lest it be read as absolute. Slashes before the
 * first name of an absolute path, and one behind the only name, mean nothing: no container has an empty name.
 *
 * <p>Relative paths are taken from the root. The order is that of listings: by bytes of UTF-8.
 */
final class ElastoPath implements Path {

    private final ElastoFileSystem fileSystem;
    private final boolean absolute;
    /** The text, without the slash that makes it absolute. */
    private final String body;

    private @Nullable List<String> names;
    private volatile @Nullable ListedStat listed;

    private ElastoPath(ElastoFileSystem fileSystem, boolean absolute, String body) {
        this.fileSystem = fileSystem;
        this.absolute = absolute;
        this.body = body;
    }

    /** Reads its text. */
    static ElastoPath parse(ElastoFileSystem fileSystem, String text) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new InvalidPathException(text, "half a surrogate pair has no UTF-8 form");
        }
        return text.startsWith("/") ? absolute(fileSystem, text) : new ElastoPath(fileSystem, false, text);
    }

    /** The path of something in the storage. */
    static ElastoPath of(ElastoFileSystem fileSystem, StorageUri uri) {
        return absolute(fileSystem, uri.key().isEmpty() ? uri.container() : uri.container() + "/" + uri.key());
    }

    private static ElastoPath absolute(ElastoFileSystem fileSystem, String text) {
        int begin = 0;
        while (begin < text.length() && text.charAt(begin) == '/') {
            begin++;
        }
        int slash = text.indexOf('/', begin);
        int end = slash == text.length() - 1 && slash >= 0 ? Math.max(begin, slash) : text.length();
        return new ElastoPath(fileSystem, true, text.substring(begin, end));
    }

    private ElastoPath with(boolean isAbsolute, String newBody) {
        return isAbsolute ? absolute(fileSystem, newBody) : new ElastoPath(fileSystem, false, newBody);
    }

    private ElastoPath with(boolean isAbsolute, List<String> newNames, boolean slash) {
        boolean open = !newNames.isEmpty()
                && (slash || newNames.get(newNames.size() - 1).isEmpty());
        return with(isAbsolute, String.join("/", newNames) + (open ? "/" : ""));
    }

    /** A path of our kind. */
    static ElastoPath of(Path path) {
        if (path instanceof ElastoPath ours) {
            return ours;
        }
        throw new ProviderMismatchException(path + " is a path of " + path.getFileSystem());
    }

    /** With what a listing told of it. */
    ElastoPath listed(ListedStat stat) {
        listed = stat;
        return this;
    }

    /** What a listing told, once; null if it is no longer to be trusted. */
    @Nullable
    ListedStat takeListed() {
        ListedStat taken = listed;
        listed = null;
        return taken;
    }

    /** What it names in the storage. */
    StorageUri uri() {
        String text = toAbsolutePath().body;
        StorageUri root = fileSystem.root();
        int slash = text.indexOf('/');
        return slash < 0
                ? StorageUri.of(root.scheme(), root.authority(), text, "")
                : StorageUri.of(root.scheme(), root.authority(), text.substring(0, slash), text.substring(slash + 1));
    }

    boolean endsWithSlash() {
        return body.endsWith("/");
    }

    private List<String> names() {
        List<String> known = names;
        if (known == null) {
            String bare = endsWithSlash() ? body.substring(0, body.length() - 1) : body;
            known = absolute && body.isEmpty() ? List.of() : List.of(bare.split("/", -1));
            names = known;
        }
        return known;
    }

    private boolean isEmpty() {
        return !absolute && body.isEmpty();
    }

    @Override
    public ElastoFileSystem getFileSystem() {
        return fileSystem;
    }

    @Override
    public boolean isAbsolute() {
        return absolute;
    }

    @Override
    public @Nullable ElastoPath getRoot() {
        return absolute ? with(true, "") : null;
    }

    @Override
    public @Nullable ElastoPath getFileName() {
        int count = getNameCount();
        return count == 0 ? null : getName(count - 1);
    }

    @Override
    public @Nullable ElastoPath getParent() {
        int count = getNameCount();
        return count < 2 ? (count == 0 ? null : getRoot()) : with(absolute, names().subList(0, count - 1), false);
    }

    @Override
    public int getNameCount() {
        return names().size();
    }

    @Override
    public ElastoPath getName(int index) {
        requireIndex(index >= 0 && index < getNameCount());
        return isEmpty() ? this : with(false, names().subList(index, index + 1), false);
    }

    @Override
    public ElastoPath subpath(int begin, int end) {
        requireIndex(begin >= 0 && begin < end && end <= getNameCount());
        return isEmpty() ? this : with(false, names().subList(begin, end), end == getNameCount() && endsWithSlash());
    }

    private void requireIndex(boolean good) {
        if (!good) {
            throw new IllegalArgumentException("there are no such names in " + this);
        }
    }

    @Override
    public boolean startsWith(Path other) {
        if (!(other instanceof ElastoPath that) || that.fileSystem != fileSystem || that.absolute != absolute) {
            return false;
        }
        int count = that.getNameCount();
        return count <= getNameCount() && names().subList(0, count).equals(that.names());
    }

    @Override
    public boolean endsWith(Path other) {
        if (!(other instanceof ElastoPath that) || that.fileSystem != fileSystem) {
            return false;
        }
        int less = getNameCount() - that.getNameCount();
        boolean fits = that.absolute ? absolute && less == 0 : less >= 0 && that.isEmpty() == isEmpty();
        return fits && names().subList(less, getNameCount()).equals(that.names());
    }

    @Override
    public ElastoPath normalize() {
        List<String> kept = new ArrayList<>();
        for (String name : names()) {
            boolean down = !kept.isEmpty() && !kept.get(kept.size() - 1).equals("..");
            if (name.equals("..") && (down || absolute)) {
                if (down) {
                    kept.remove(kept.size() - 1);
                }
            } else if (!name.equals(".")) {
                kept.add(name);
            }
        }
        return isEmpty() ? this : with(absolute, kept, endsWithSlash());
    }

    @Override
    public ElastoPath resolve(Path other) {
        ElastoPath that = of(other);
        if (that.absolute || isEmpty()) {
            return that;
        }
        if (that.isEmpty()) {
            return this;
        }
        boolean open = body.isEmpty() || endsWithSlash();
        return with(absolute, open ? body + that.body : body + "/" + that.body);
    }

    @Override
    public ElastoPath relativize(Path other) {
        ElastoPath that = of(other);
        if (that.fileSystem != fileSystem || that.absolute != absolute) {
            throw new IllegalArgumentException("there is no way from " + this + " to " + other);
        }
        if (isEmpty()) {
            return that;
        }
        List<String> from = names();
        List<String> to = that.isEmpty() ? List.of() : that.names();
        int common = 0;
        while (common < from.size() && common < to.size() && from.get(common).equals(to.get(common))) {
            common++;
        }
        List<String> up = from.subList(common, from.size());
        if (up.contains("..")) {
            throw new IllegalArgumentException("nobody knows where " + this + " leads; normalize it");
        }
        int levels = (int) up.stream().filter(name -> !name.equals(".")).count();
        List<String> way = new ArrayList<>(Collections.nCopies(levels, ".."));
        way.addAll(to.subList(common, to.size()));
        return with(false, way, common < to.size() && that.endsWithSlash());
    }

    @Override
    public URI toUri() {
        return URI.create(uri().toString());
    }

    @Override
    public ElastoPath toAbsolutePath() {
        return absolute ? this : with(true, body);
    }

    /** The absolute path, if there is something; a directory's without a slash at its end. */
    @Override
    public ElastoPath toRealPath(LinkOption... options) throws IOException {
        fileSystem.requireOpen();
        ElastoPath real = toAbsolutePath();
        FileType type =
                NioErrors.call(this, () -> fileSystem.elasto().stat(real.uri()).type());
        return type == FileType.FILE ? real : real.with(true, real.names(), false);
    }

    @Override
    public WatchKey register(WatchService watcher, WatchEvent.Kind<?>[] events, WatchEvent.Modifier... modifiers)
            throws IOException {
        if (watcher instanceof ElastoWatchService ours && ours.isOf(fileSystem)) {
            return ours.register(this, events, modifiers);
        }
        throw new ProviderMismatchException("a watch service watches only paths of its own file system");
    }

    private byte[] order() {
        return body.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public int compareTo(Path other) {
        ElastoPath that = (ElastoPath) other;
        return absolute == that.absolute ? Arrays.compareUnsigned(order(), that.order()) : absolute ? -1 : 1;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ElastoPath that
                && fileSystem == that.fileSystem
                && absolute == that.absolute
                && body.equals(that.body);
    }

    @Override
    public int hashCode() {
        return body.hashCode() * 31 + Boolean.hashCode(absolute);
    }

    @Override
    public String toString() {
        return absolute ? "/" + body : body.startsWith("/") ? "./" + body : body;
    }

    /** Its text for matchers: without a slash at the end. */
    String bare() {
        String text = toString();
        return endsWithSlash() && text.length() > 1 ? text.substring(0, text.length() - 1) : text;
    }
}
