package org.elasto.client.nio;

import java.net.URI;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.FileSystemNotFoundException;
import java.util.HashMap;
import java.util.Map;
import org.elasto.client.AzureCredentials;
import org.elasto.client.ClientConfig;
import org.elasto.client.Credentials;
import org.elasto.client.CredentialsProvider;
import org.elasto.client.Elasto;
import org.elasto.client.StorageException;
import org.elasto.client.StorageUri;

/**
 * The file systems of one provider, one for each endpoint. Settings are those of the environment, or of a {@link
 * ClientConfig} under the name {@code config}; on top of them {@code credentials} ({@link Credentials} or {@link
 * CredentialsProvider}), {@code azure-credentials} ({@link AzureCredentials}), {@code azure-connection-string} and any
 * {@link org.elasto.client.ConfigKey} by its name. Thread-safe.
 */
final class EndpointFileSystems {

    private final ElastoProvider provider;
    private final String scheme;
    private final Map<StorageUri, ElastoFileSystem> open = new HashMap<>();

    EndpointFileSystems(ElastoProvider provider, String scheme) {
        this.provider = provider;
        this.scheme = scheme;
    }

    String scheme() {
        return scheme;
    }

    private StorageUri parse(URI uri) {
        if (uri.getRawQuery() != null || uri.getRawFragment() != null || uri.isOpaque()) {
            throw new IllegalArgumentException("a path has neither query nor fragment: " + uri);
        }
        StorageUri parsed;
        try {
            parsed = StorageUri.parse(uri.toString());
        } catch (StorageException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        if (!parsed.scheme().equals(scheme)) {
            throw new IllegalArgumentException("not of the scheme " + scheme + ": " + uri);
        }
        return parsed;
    }

    private static StorageUri endpoint(StorageUri uri) {
        return StorageUri.of(uri.scheme(), uri.authority(), "", "");
    }

    synchronized ElastoFileSystem create(URI uri, Map<String, ?> settings) {
        StorageUri endpoint = endpoint(parse(uri));
        if (open.containsKey(endpoint)) {
            throw new FileSystemAlreadyExistsException(endpoint.toString());
        }
        return make(endpoint, config(settings));
    }

    private ElastoFileSystem make(StorageUri endpoint, ClientConfig config) {
        Elasto elasto = Elasto.create(config);
        ElastoFileSystem made = new ElastoFileSystem(provider, elasto, endpoint, Timing.REAL, () -> {
            forget(endpoint);
            elasto.close();
        });
        open.put(endpoint, made);
        return made;
    }

    private synchronized void forget(StorageUri endpoint) {
        open.remove(endpoint);
    }

    synchronized ElastoFileSystem existing(URI uri) {
        ElastoFileSystem found = open.get(endpoint(parse(uri)));
        if (found == null) {
            throw new FileSystemNotFoundException("nobody made one for " + uri);
        }
        return found;
    }

    synchronized ElastoPath path(URI uri) {
        StorageUri parsed = parse(uri);
        StorageUri endpoint = endpoint(parsed);
        ElastoFileSystem found = open.get(endpoint);
        return ElastoPath.of(found == null ? make(endpoint, ClientConfig.fromEnvironment()) : found, parsed);
    }

    ElastoFileSystem over(Elasto elasto, StorageUri uri) {
        return new ElastoFileSystem(provider, elasto, endpoint(uri), Timing.REAL, () -> {});
    }

    private static ClientConfig config(Map<String, ?> settings) {
        ClientConfig.Builder builder = settings.get("config") instanceof ClientConfig given
                ? given.toBuilder()
                : ClientConfig.fromEnvironment().toBuilder();
        settings.forEach((name, value) -> set(builder, name, value));
        return builder.build();
    }

    private static void set(ClientConfig.Builder builder, String name, Object value) {
        if (name.equals("config") && value instanceof ClientConfig) {
            return;
        }
        if (name.equals("credentials") && value instanceof CredentialsProvider given) {
            builder.credentials(given);
        } else if (name.equals("credentials") && value instanceof Credentials given) {
            builder.credentials(() -> given);
        } else if (name.equals("azure-credentials") && value instanceof AzureCredentials given) {
            builder.azureCredentials(given);
        } else if (name.equals("azure-connection-string") && value instanceof String given) {
            builder.azureConnectionString(given);
        } else {
            try {
                builder.set(name, String.valueOf(value));
            } catch (StorageException e) {
                throw new IllegalArgumentException(e.getMessage(), e);
            }
        }
    }
}
