package org.elasto.client.azure;

import java.net.URI;
import java.time.Clock;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.elasto.client.AzureCredentials;
import org.elasto.client.ClientConfig;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.elasto.client.http.ApacheTransport;
import org.elasto.client.http.Judge;
import org.elasto.client.http.MeteringTransport;
import org.elasto.client.http.Pipeline;
import org.elasto.client.http.RetryPolicy;
import org.elasto.client.http.Transport;
import org.elasto.client.http.TransportConfig;
import org.elasto.client.http.WholeAnswers;
import org.jspecify.annotations.Nullable;

/**
 * What all requests to an account share.
 *
 * @param account its name
 * @param who who we are to it, at each moment
 * @param primary where it is
 * @param secondary where it can be read, too; null for nowhere
 * @param clock what time it is
 * @param attempts how often a request is sent at most
 * @param copiesFromUrl whether the service fetches by itself, as far as we know: it may turn out not to
 * @param pipeline signs, retries and judges
 */
public record AzureConnection(
        String account,
        Supplier<AzureCredentials> who,
        AzureAddress primary,
        @Nullable AzureAddress secondary,
        Clock clock,
        int attempts,
        AtomicBoolean copiesFromUrl,
        Transport pipeline) {

    private static final int LEAST_CONNECTIONS = 64;

    private static final Set<String> CONTENT = Set.of("GetBlob", "GetFile");

    /** A page of 5,000 names at their longest, all of it escaped, with properties. */
    private static final int LONGEST_ANSWER = 48 << 20;

    /** How many files travel at full speed, each with its parts and what is read beside them. */
    private static final int FILES = 4;

    /**
     * An account, and how to reach it.
     *
     * @param service which of its services
     * @param authority as in the URI; null for the endpoint in the settings, or Azure
     * @param account its name
     * @param keys those that its management tells; null where the settings say who we are
     * @param endpoint as its management tells it; null where authority or settings say it
     */
    public record Where(
            AzureService service,
            @Nullable String authority,
            String account,
            @Nullable KeyRing keys,
            @Nullable URI endpoint) {

        /** One of which the settings know all. */
        public Where(AzureService service, @Nullable String authority, String account) {
            this(service, authority, account, null, null);
        }

        /** The same by other keys than those of the settings. */
        public Where by(KeyRing ring) {
            return new Where(service, authority, account, ring, endpoint);
        }

        /** The same at another endpoint than that of the settings. */
        public Where at(URI told) {
            return new Where(service, authority, account, keys, told);
        }

        private AzureAddress address(ClientConfig config) {
            URI told = endpoint;
            return told == null
                    ? AzureAddress.of(config, service, authority, account)
                    : AzureAddress.of(config, told, account);
        }
    }

    /** Connects to an account. */
    public static AzureConnection open(ClientConfig config, Where where, Judge judge) {
        int connections = Math.max(LEAST_CONNECTIONS, 2 * FILES * config.parallelism());
        TransportConfig transport = TransportConfig.DEFAULT
                .withTimeouts(config.connectTimeout(), config.requestTimeout())
                .withMaxConnections(connections);
        Transport engine = new MeteringTransport(new ApacheTransport(transport), config.requestListener());
        boolean good = false;
        try {
            AzureConnection connection = over(engine, RetryPolicy.of(config.maxAttempts()), config, where, judge);
            good = true;
            return connection;
        } finally {
            if (!good) {
                engine.close();
            }
        }
    }

    /** The same over another engine. */
    public static AzureConnection over(
            Transport engine, RetryPolicy policy, ClientConfig config, Where where, Judge judge) {
        AzureAccount known = AzureAccount.of(config, where.service());
        KeyRing keys = where.keys();
        AzureCredentials fixed = keys == null ? known.credentialsFor(where.account()) : null;
        Supplier<AzureCredentials> who = keys == null ? () -> Objects.requireNonNull(fixed) : keys::current;
        Judge renewing = keys == null ? judge : new RenewingJudge(judge, keys);
        AzureAddress primary = where.address(config);
        URI elsewhere = known.secondary();
        boolean readable = elsewhere != null && isOf(config, known, primary, where.account());
        Clock clock = policy.timing().clock();
        Transport whole = new WholeAnswers(engine, CONTENT, LONGEST_ANSWER, "Azure");
        return new AzureConnection(
                where.account(),
                who,
                primary,
                readable && elsewhere != null ? AzureAddress.of(config, elsewhere, where.account()) : null,
                clock,
                policy.maxAttempts(),
                new AtomicBoolean(true),
                Pipeline.of(whole, new AzureSigningStage(where.service(), who, clock), renewing, policy));
    }

    /** Who we are to it now. */
    public AzureCredentials credentials() {
        return who.get();
    }

    /** The secondary endpoint of the settings belongs to their own endpoint and account, not to any other. */
    private static boolean isOf(ClientConfig config, AzureAccount known, AzureAddress primary, String account) {
        URI endpoint = known.endpoint();
        boolean same = known.name() == null || known.name().equals(account);
        return same
                && (endpoint == null
                        || AzureAddress.of(config, endpoint, account).equals(primary));
    }

    /**
     * Whether a service cannot fetch, or not this; that it never can is remembered. Azurite says so in two ways: 501, and
     * under a shared access signature 500 without a code.
     */
    public boolean isUnable(StorageException failure) {
        StorageException.ServiceError service = failure.service();
        boolean broken = service != null && service.status() == 500 && service.code() == null;
        if (broken || failure.kind() == ErrorKind.UNSUPPORTED) {
            copiesFromUrl.set(false);
            return true;
        }
        return failure.kind() != ErrorKind.PRECONDITION_FAILED
                && AzureErrors.hasCode(failure, "CannotVerifyCopySource");
    }

    /** Ends every connection. */
    public void close() {
        pipeline.close();
    }
}
