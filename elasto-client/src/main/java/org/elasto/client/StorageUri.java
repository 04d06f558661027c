package org.elasto.client;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Names a file, directory, container or root of one backend: {@code scheme://host:port/container/key}. Immutable.
 *
 * <p>The key is byte-exact: nothing is normalised, so {@code //}, {@code .}, {@code ..} and slashes at either end are
 * part of it. Only the text form is percent-encoded. {@link #toString} is canonical, and parsing it gives an equal URI.
 * Text typed by a person may hold characters unescaped; only {@code %} must be written {@code %25}.
 *
 * <p>For {@code file:} there is no container, and the key is the path without its first slash. Azure has accounts above
 * its containers, {@code abb://host/account/container/blob}: there the account stands in the container's place, and the
 * key begins with the container.
 */
public final class StorageUri {

    private static final String FILE = "file";

    /** Schemes whose first name is an account. */
    private static final Set<String> WITH_ACCOUNTS = Set.of("abb", "apb", "afs");

    private final String scheme;
    private final @Nullable String authority;
    private final String container;
    private final String key;

    private StorageUri(String scheme, @Nullable String authority, String container, String key) {
        this.scheme = scheme;
        this.authority = authority;
        this.container = container;
        this.key = key;
    }

    /**
     * Reads the text form.
     *
     * @throws StorageException INVALID_ARGUMENT, saying what is wrong with the text
     */
    public static StorageUri parse(String text) {
        return UriText.parse(text);
    }

    /**
     * Puts a URI together from its parts, none of them escaped.
     *
     * @param scheme names the backend
     * @param authority {@code host} or {@code host:port}; null for the default endpoint
     * @param container empty for the root
     * @param key empty for the root or the container itself
     */
    public static StorageUri of(String scheme, @Nullable String authority, String container, String key) {
        String canonicalScheme = UriText.scheme(scheme);
        String canonicalAuthority = authority == null || authority.isEmpty() ? null : UriText.authority(authority);
        UriText.requireUnicode(container);
        UriText.requireUnicode(key);
        if (canonicalScheme.equals(FILE)) {
            return ofFile(canonicalAuthority, container, key);
        }
        if (container.isEmpty() && !key.isEmpty()) {
            throw UriText.invalid("a key needs a container in front of it, as in " + canonicalScheme
                    + "://host/container/key; an empty host, as in " + canonicalScheme
                    + ":///container/key, means the default endpoint");
        }
        if (container.indexOf('/') >= 0) {
            throw UriText.invalid("a container has no slash in its name: " + container);
        }
        return new StorageUri(canonicalScheme, canonicalAuthority, container, key);
    }

    private static StorageUri ofFile(@Nullable String authority, String container, String key) {
        if (authority != null && !authority.equals("localhost")) {
            throw UriText.invalid("file: URIs have no host; write file:///path");
        }
        if (!container.isEmpty()) {
            throw UriText.invalid("file: URIs have no container, only a path");
        }
        if (key.indexOf('\0') >= 0) {
            throw UriText.invalid("a path cannot hold a zero byte");
        }
        return new StorageUri(FILE, null, "", key);
    }

    /** Names a local file; a relative path is taken from the current directory. */
    public static StorageUri of(Path path) {
        String absolute = path.toAbsolutePath().toString();
        String separator = path.getFileSystem().getSeparator();
        String slashed = separator.equals("/") ? absolute : absolute.replace(separator, "/");
        return of(FILE, null, "", slashed.startsWith("/") ? slashed.substring(1) : slashed);
    }

    /** The backend, in lower case. */
    public String scheme() {
        return scheme;
    }

    /** {@code host} or {@code host:port}, IPv6 addresses in brackets; null means the default endpoint. */
    public @Nullable String authority() {
        return authority;
    }

    /** The bucket, or the account on Azure, unescaped; empty at the root and for local files. */
    public String container() {
        return container;
    }

    /** What follows the container, unescaped and byte-exact; may be empty. */
    public String key() {
        return key;
    }

    /** Whether this names the root, which holds the containers. */
    public boolean isRoot() {
        return container.isEmpty() && key.isEmpty();
    }

    /** Whether this names what holds containers: a root, or an account of Azure. */
    public boolean holdsContainers() {
        return key.isEmpty() && (container.isEmpty() || WITH_ACCOUNTS.contains(scheme));
    }

    /** Whether this names a bucket, container or share, not something in it. */
    public boolean isContainer() {
        if (!WITH_ACCOUNTS.contains(scheme)) {
            return key.isEmpty() && !container.isEmpty();
        }
        int slash = key.indexOf('/');
        return !key.isEmpty() && (slash < 0 || slash == key.length() - 1);
    }

    /** Whether the text alone says directory: a root, an account, a container, or a key that ends with a slash. */
    public boolean looksLikeDirectory() {
        return endsOpen() || isContainer();
    }

    /** Whether what is below can be appended to the key as it is. */
    private boolean endsOpen() {
        return key.isEmpty() || key.endsWith("/");
    }

    /** The last part of the name, without a slash at its end; empty at the root. */
    public String name() {
        if (key.isEmpty()) {
            return container;
        }
        int end = key.endsWith("/") ? key.length() - 1 : key.length();
        return key.substring(key.lastIndexOf('/', end - 1) + 1, end);
    }

    /**
     * Names something below this one, seen as a directory: the text is appended to the key, after a slash if the key
     * does not end with one. At the root of a backend with containers it is the name of a container.
     *
     * @param below unescaped; may itself hold slashes, which are kept as they are
     */
    public StorageUri resolve(String below) {
        if (isRoot() && !scheme.equals(FILE)) {
            int slash = below.indexOf('/');
            return slash < 0
                    ? of(scheme, authority, below, "")
                    : of(scheme, authority, below.substring(0, slash), below.substring(slash + 1));
        }
        return withKey(endsOpen() ? key + below : key + "/" + below);
    }

    /** The directory this is in, as a URI that looks like a directory; the root is its own parent. */
    public StorageUri parent() {
        if (key.isEmpty()) {
            return of(scheme, authority, "", "");
        }
        int end = key.endsWith("/") ? key.length() - 1 : key.length();
        return withKey(key.substring(0, key.lastIndexOf('/', end - 1) + 1));
    }

    /** The same container with another key. */
    public StorageUri withKey(String newKey) {
        return of(scheme, authority, container, newKey);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StorageUri that
                && scheme.equals(that.scheme)
                && Objects.equals(authority, that.authority)
                && container.equals(that.container)
                && key.equals(that.key);
    }

    @Override
    public int hashCode() {
        return Objects.hash(scheme, authority, container, key);
    }

    /** The canonical text form, in ASCII. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(scheme.length() + container.length() + key.length() + 16);
        text.append(scheme).append("://");
        if (authority != null) {
            text.append(authority);
        }
        text.append('/');
        if (scheme.equals(FILE)) {
            UriText.escape(key, text);
            return text.toString();
        }
        UriText.escape(container, text);
        if (!key.isEmpty()) {
            text.append('/');
            UriText.escape(key, text);
        }
        return text.toString();
    }

    static boolean isFile(String scheme) {
        return scheme.toLowerCase(Locale.ROOT).equals(FILE);
    }
}
