package org.elasto.conformance.behavior;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.elasto.client.AzureCredentials;
import org.elasto.client.ClientConfig;
import org.elasto.client.Credentials;
import org.elasto.client.Elasto;
import org.elasto.client.StorageUri;
import org.elasto.conformance.AzureTarget;
import org.elasto.conformance.Target;
import org.elasto.conformance.Targets;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** Every backend on every chosen target; the local file system once, for it has no server. */
public final class Sites implements ArgumentsProvider {

    private static final List<Site> MADE = new ArrayList<>();

    @Override
    public Stream<? extends Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context) {
        return all().stream().map(Arguments::of);
    }

    /** All of them, each with a client that lasts as long as the JVM. */
    public static synchronized List<Site> all() {
        if (MADE.isEmpty()) {
            MADE.add(local());
            for (Target target : Targets.chosen()) {
                MADE.add(s3(target));
            }
            for (AzureTarget target : Targets.blob()) {
                MADE.add(azure(target, "abb", 1));
                MADE.add(azure(target, "apb", PAGE));
            }
            for (AzureTarget target : Targets.file()) {
                MADE.add(azure(target, "afs", 1));
            }
        }
        return List.copyOf(MADE);
    }

    private static Site local() {
        try {
            Path directory = Files.createTempDirectory("elasto-conformance");
            directory.toFile().deleteOnExit();
            Elasto client = Elasto.create(ClientConfig.builder().build());
            return new Site("local", "file", client, StorageUri.of(directory), 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Site s3(Target target) {
        ClientConfig config = ClientConfig.builder()
                .credentials(() -> new Credentials(target.accessKey(), target.secretKey(), null))
                .region(target.region())
                .insecureHttp(target.endpoint().getScheme().equals("http"))
                .partSize(PART)
                .build();
        StorageUri root = StorageUri.of("s3", target.endpoint().getAuthority(), "", "");
        return new Site(target.name(), "s3", Elasto.create(config), root, 1);
    }

    private static Site azure(AzureTarget target, String scheme, int unit) {
        ClientConfig config = ClientConfig.builder()
                .azureCredentials(new AzureCredentials.SharedKey(target.account(), target.key()))
                .insecureHttp(target.endpoint().getScheme().equals("http"))
                .partSize(PART)
                .build();
        StorageUri root = StorageUri.of(scheme, target.endpoint().getAuthority(), target.account(), "");
        return new Site(target.name(), scheme, Elasto.create(config), root, unit);
    }

    /** What page blobs are made of. */
    private static final int PAGE = 512;

    /** The smallest part S3 allows, so that multipart uploads stay cheap to test. */
    static final int PART = 5 << 20;
}
