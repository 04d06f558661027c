package org.elasto.client.s3;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.elasto.client.ClientConfig;
import org.elasto.client.CredentialsChain;
import org.elasto.client.CredentialsProvider;
import org.elasto.client.http.ApacheTransport;
import org.elasto.client.http.MeteringTransport;
import org.elasto.client.http.Pipeline;
import org.elasto.client.http.RetryPolicy;
import org.elasto.client.http.Signer;
import org.elasto.client.http.Transport;
import org.elasto.client.http.TransportConfig;
import org.elasto.client.http.WholeAnswers;
import org.jspecify.annotations.Nullable;

/**
 * What all requests to an endpoint share.
 *
 * @param credentials who signs
 * @param clock what time it is there
 * @param places where buckets are
 * @param integrity what it takes of checksums
 * @param bareEtags whether a write is refused when the ETag it is to match has quotes, as by older RADOS Gateways
 * @param attempts how often a request is sent at most
 * @param pipelines for each region
 */
record S3Connection(
        CredentialsProvider credentials,
        S3Clock clock,
        S3Places places,
        S3Integrity integrity,
        AtomicBoolean bareEtags,
        int attempts,
        Pipelines pipelines) {

    private static final int LEAST_CONNECTIONS = 64;

    private static final Set<String> CONTENT = Set.of("GetObject");

    /** A page of a thousand keys at their longest, all of it escaped, has less than 10 MiB. */
    private static final int LONGEST_ANSWER = 16 << 20;

    /** How many files travel at full speed, each with its parts and what is read beside them. */
    private static final int FILES = 4;

    /** Connects to the endpoint of a URI, or the one in the settings, or AWS. */
    static S3Connection open(ClientConfig config, @Nullable String authority) {
        int connections = Math.max(LEAST_CONNECTIONS, 2 * FILES * config.parallelism());
        TransportConfig transport = TransportConfig.DEFAULT
                .withTimeouts(config.connectTimeout(), config.requestTimeout())
                .withMaxConnections(connections);
        Transport engine = new MeteringTransport(new ApacheTransport(transport), config.requestListener());
        boolean good = false;
        try {
            S3Connection connection = over(engine, RetryPolicy.of(config.maxAttempts()), config, authority);
            good = true;
            return connection;
        } finally {
            if (!good) {
                engine.close();
            }
        }
    }

    /** The same over another engine. */
    static S3Connection over(Transport engine, RetryPolicy policy, ClientConfig config, @Nullable String authority) {
        CredentialsChain chain = CredentialsChain.of(config);
        String region = chain.region();
        S3Clock clock = new S3Clock(policy.timing().clock());
        Transport whole = new WholeAnswers(engine, CONTENT, LONGEST_ANSWER, "S3");
        S3Errors errors = new S3Errors(clock);
        return new S3Connection(
                chain,
                clock,
                new S3Places(S3Address.of(config, authority, region == null ? "us-east-1" : region)),
                new S3Integrity(config.checksum()),
                new AtomicBoolean(),
                policy.maxAttempts(),
                new Pipelines(engine, signer -> Pipeline.of(whole, signer, errors, policy)));
    }

    Transport pipeline(String region) {
        return pipelines.of(region, signer(region));
    }

    private Signer signer(String region) {
        return new S3SigningStage(credentials, region, clock);
    }

    /** Whether nobody on the way can change what is sent. */
    boolean secure(@Nullable String bucket) {
        return places.of(bucket).secure();
    }

    /** A signer signs for one region, so each region has a pipeline; connections and retries are shared. Thread-safe. */
    static final class Pipelines {

        private final Transport engine;
        private final Function<Signer, Transport> maker;
        private final Map<String, Transport> made = new ConcurrentHashMap<>();

        Pipelines(Transport engine, Function<Signer, Transport> maker) {
            this.engine = engine;
            this.maker = maker;
        }

        Transport of(String region, Signer signer) {
            Transport known = made.get(region);
            return known == null ? made.computeIfAbsent(region, unused -> maker.apply(signer)) : known;
        }

        void close() {
            engine.close();
        }
    }
}
