package org.elasto.emulator;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Function;
import org.elasto.emulator.azure.BearerTokens;
import org.elasto.emulator.azure.front.ServiceAccount;
import org.elasto.emulator.azure.front.ServiceAccounts;
import org.elasto.emulator.azure.front.ServiceSettings;
import org.elasto.emulator.azure.front.Sources;
import org.elasto.emulator.blob.BlobAccount;
import org.elasto.emulator.blob.BlobFront;
import org.elasto.emulator.file.FileAccount;
import org.elasto.emulator.file.FileFront;
import org.elasto.emulator.file.SmbClient;
import org.elasto.emulator.http.Front;
import org.elasto.emulator.http.HttpListener;
import org.elasto.emulator.http.ProtocolFront;
import org.elasto.emulator.inspect.AdminFront;
import org.elasto.emulator.management.ArmFront;
import org.elasto.emulator.management.ArmSettings;
import org.elasto.emulator.management.DataProtection;
import org.elasto.emulator.management.ManagedAccount;
import org.elasto.emulator.management.StorageAccounts;
import org.elasto.emulator.s3.AccessKey;
import org.elasto.emulator.s3.Dialect;
import org.elasto.emulator.s3.S3Account;
import org.elasto.emulator.s3.S3Front;
import org.elasto.emulator.s3.S3Settings;
import org.elasto.emulator.store.MemoryStore;
import org.elasto.emulator.store.World;
import org.jspecify.annotations.Nullable;

/**
 * A running emulator: strict S3, Azure Blob, Azure File and the management of Azure's storage accounts on a port each,
 * administration on another, everything in memory. Thread-safe; several may run in one JVM, and know nothing of each other.
 *
 * <pre>{@code
 * try (Emulator emulator = Emulator.start(EmulatorConfig.inProcess())) {
 *     S3User user = emulator.config().s3Users().get(0);
 *     … emulator.s3Endpoint(), user.accessKey(), user.secretKey() …
 * }
 * }</pre>
 *
 * <p>Buckets are addressed by path ({@code /bucket/key}) and, where {@code bucket.localhost} resolves, by host. Code that
 * insists on the hosts of Amazon and Azure goes through {@link #proxyEndpoint}.
 */
public final class Emulator implements AutoCloseable {

    /** The service's own domain is in the sources of copies that az makes up, and in what comes by the proxy port. */
    private static final List<String> BLOB_DOMAINS = List.of("blob.localhost", "blob.core.windows.net");

    private static final List<String> FILE_DOMAINS = List.of("file.localhost", "file.core.windows.net");

    private final EmulatorConfig config;
    private final MutableClock clock;
    private final MemoryStore store = new MemoryStore();
    private final StorageAccounts accounts;
    private final Sources sources = new Sources();
    private final S3Front s3Front;
    private final BlobFront blobFront;
    private final FileFront fileFront;
    private final ArmFront armFront;
    private final BearerTokens tokens;
    private final Faults faults = new Faults();
    private final List<HttpListener> listeners = new ArrayList<>();
    private final HttpListener s3;
    private final HttpListener blob;
    private final HttpListener file;
    private final HttpListener management;
    private final HttpListener admin;
    private final @Nullable HttpListener proxy;

    private Emulator(EmulatorConfig config) {
        this.config = config;
        this.faults.replace(config.faults());
        this.clock = new MutableClock(config.clock());
        this.s3Front = new S3Front(store, settings());
        this.tokens = new BearerTokens(tokenKey(), clock);
        this.accounts = new StorageAccounts(
                store, config.azureAccounts().stream().map(Emulator::managed).toList());
        this.blobFront = new BlobFront(store, blobSettings(), sources);
        this.fileFront = new FileFront(store, fileSettings(), sources);
        try {
            this.s3 = listen(config.s3Port(), faulty(Fault.Front.S3, s3Front));
            this.blob = listen(config.blobPort(), faulty(Fault.Front.BLOB, blobFront));
            this.file = listen(config.filePort(), faulty(Fault.Front.FILE, fileFront));
            sources.add(blobFront, BLOB_DOMAINS, blob.port());
            sources.add(fileFront, FILE_DOMAINS, file.port());
            sources.add(new S3Source(s3Front), S3Source::isAmazon, s3.port());
            this.armFront = new ArmFront(store, armSettings(endpoint(blob), endpoint(file)), accounts);
            this.management = listen(config.managementPort(), faulty(Fault.Front.MANAGEMENT, armFront));
            this.admin = listen(config.adminPort(), adminFront());
            OptionalInt proxyPort = config.proxyPort();
            this.proxy = proxyPort.isPresent() ? listen(proxyPort.getAsInt(), proxyFront()) : null;
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private static byte[] tokenKey() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return key;
    }

    private HttpListener listen(int port, Front front) {
        HttpListener listener = HttpListener.start(config.host(), port, front);
        listeners.add(listener);
        return listener;
    }

    /**
     * Starts one; it listens when this returns.
     *
     * @throws java.io.UncheckedIOException when a port is taken; the message says which
     */
    public static Emulator start(EmulatorConfig config) {
        return new Emulator(config);
    }

    private FaultyFront faulty(Fault.Front name, ProtocolFront front) {
        return new FaultyFront(name, front, faults);
    }

    private AdminFront adminFront() {
        return new AdminFront(
                new AdminFront.Controls(clock, clock::advance, this::reset, this::anyToken, new FaultDesk(faults)));
    }

    private ProxyFront proxyFront() {
        return new ProxyFront(List.of(
                ProxyFront.Site.resourceManager(faulty(Fault.Front.MANAGEMENT, armFront)),
                ProxyFront.Site.below(BLOB_DOMAINS, faulty(Fault.Front.BLOB, blobFront)),
                ProxyFront.Site.below(FILE_DOMAINS, faulty(Fault.Front.FILE, fileFront)),
                ProxyFront.Site.amazonS3(faulty(Fault.Front.S3, s3Front))));
    }

    private S3Settings settings() {
        Map<String, List<S3User>> users = new LinkedHashMap<>();
        for (S3User user : config.s3Users()) {
            users.computeIfAbsent(user.id(), unused -> new ArrayList<>()).add(user);
        }
        List<S3Account> accounts =
                users.values().stream().map(Emulator::account).toList();
        Dialect dialect = switch (config.dialect()) {
            case AWS -> Dialect.aws();
            case RGW -> Dialect.rgw();
        };
        return new S3Settings(accounts, config.region(), dialect, clock, new SecureRandom(), List.of("localhost"));
    }

    private ServiceSettings<BlobAccount> blobSettings() {
        return azureSettings(
                BLOB_DOMAINS,
                "blob",
                account -> new BlobAccount(
                        account.account(),
                        account.protection().versioning(),
                        account.protection().containerRetentionDays(),
                        account.isHierarchical()));
    }

    private ServiceSettings<FileAccount> fileSettings() {
        return azureSettings(
                FILE_DOMAINS,
                "file",
                account ->
                        new FileAccount(account.account(), account.protection().shareRetentionDays()));
    }

    private <A extends ServiceAccount> ServiceSettings<A> azureSettings(
            List<String> domains, String service, Function<ManagedAccount, A> known) {
        ServiceAccounts<A> served = name -> {
            ManagedAccount account = accounts.find(name);
            return account == null || !account.has(service) ? null : known.apply(account);
        };
        return new ServiceSettings<>(served, clock, new SecureRandom(), tokens, config.plainBearer(), domains);
    }

    private ArmSettings armSettings(URI blobs, URI files) {
        return new ArmSettings(
                config.azureSubscription().toString(),
                (service, account) -> (service.equals("blob") ? blobs : files) + "/" + account,
                clock,
                new SecureRandom(),
                tokens,
                (world, name) -> FileAccount.erase(BlobAccount.erase(world, name), name));
    }

    private static ManagedAccount managed(StorageAccount account) {
        DataProtection protection = new DataProtection(
                account.versioning(), account.containerRetentionDays(), account.shareRetentionDays());
        return ManagedAccount.configured(account.name(), account.keys(), account.hierarchical(), protection);
    }

    private static S3Account account(List<S3User> users) {
        S3User first = users.get(0);
        String name = first.displayName();
        return new S3Account(
                first.id(),
                name == null ? first.id() : name,
                first.email(),
                first.tenant(),
                users.stream()
                        .map(user -> new AccessKey(user.accessKey(), user.secretKey()))
                        .toList());
    }

    public EmulatorConfig config() {
        return config;
    }

    /** Where S3 listens. */
    public URI s3Endpoint() {
        return endpoint(s3);
    }

    /** The Blob endpoint of an account, for instance {@code http://127.0.0.1:10000/devstoreaccount1}. */
    public URI blobEndpoint(StorageAccount account) {
        return URI.create(endpoint(blob) + "/" + account.name());
    }

    /** The File endpoint of an account, for instance {@code http://127.0.0.1:10003/devstoreaccount1}. */
    public URI fileEndpoint(StorageAccount account) {
        return URI.create(endpoint(file) + "/" + account.name());
    }

    /** A computer that has mounted the shares of an account by SMB, to see how requests get on with what it has open. */
    public SmbClient smb(StorageAccount account) {
        return fileFront.smb(account.name());
    }

    /** What Azure's SDKs and tools call a connection string, with the key of the account. */
    public String connectionString(StorageAccount account) {
        return "DefaultEndpointsProtocol=http;AccountName=" + account.name() + ";AccountKey=" + account.key()
                + ";BlobEndpoint=" + blobEndpoint(account) + ";FileEndpoint=" + fileEndpoint(account) + ";";
    }

    /**
     * Where storage accounts are managed: Azure Resource Manager, with the subscription of the configuration. Accounts that
     * are there from the beginning are in the resource group {@code elasto}, in {@code eastus}.
     */
    public URI managementEndpoint() {
        return endpoint(management);
    }

    /**
     * A bearer token for the management of accounts, as an Azure tenant would issue it for
     * {@code https://management.azure.com}. The management plane takes it over plain HTTP, whatever the data planes do.
     *
     * @param objectId of the user it is issued to
     */
    public String issueManagementToken(UUID objectId, Duration lifetime) {
        return issueToken(objectId, BearerTokens.MANAGEMENT_AUDIENCE, lifetime);
    }

    /**
     * A bearer token for every account, as an Azure tenant would issue it for {@code https://storage.azure.com}.
     *
     * @param objectId of the user it is issued to
     */
    public String issueToken(UUID objectId, Duration lifetime) {
        return issueToken(objectId, BearerTokens.STORAGE_AUDIENCE, lifetime);
    }

    private String issueToken(UUID objectId, String audience, Duration lifetime) {
        BearerTokens.Principal user = new BearerTokens.Principal(objectId.toString(), BearerTokens.TENANT);
        return tokens.issue(user, audience, lifetime);
    }

    private String anyToken(AdminFront.Audience audience) {
        UUID user = new UUID(0x656c6173746f4000L, 0x8000000000000001L);
        return switch (audience) {
            case STORAGE -> issueToken(user, Duration.ofHours(1));
            case MANAGEMENT -> issueManagementToken(user, Duration.ofHours(1));
        };
    }

    /** Where health, clock, tokens and reset are to be had. */
    public URI adminEndpoint() {
        return endpoint(admin);
    }

    /**
     * The HTTP proxy to lead clients through that insist on the hosts of the real services.
     *
     * @throws IllegalStateException when it was started without one
     */
    public URI proxyEndpoint() {
        HttpListener listening = proxy;
        if (listening == null) {
            throw new IllegalStateException("this emulator has no proxy port: EmulatorConfig.Builder.proxyPort");
        }
        return endpoint(listening);
    }

    private URI endpoint(HttpListener listener) {
        String host = switch (config.host()) {
            case "0.0.0.0" -> "127.0.0.1";
            case "::" -> "::1";
            default -> config.host();
        };
        String literal = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        return URI.create("http://" + literal + ":" + listener.port());
    }

    /** The time the emulator goes by. */
    public MutableClock clock() {
        return clock;
    }

    /** What goes wrong on purpose: nothing, unless the configuration or a test has it so. */
    public Faults faults() {
        return faults;
    }

    /** All there is at this moment; costs nothing. */
    public World snapshot() {
        return store.world();
    }

    /** Returns to an earlier state. */
    public void restore(World world) {
        store.restore(world);
    }

    /**
     * Drops everything, storage accounts made since included, and puts the clock back. The faults are those of the
     * configuration again, and begin to count anew.
     */
    public void reset() {
        faults.replace(config.faults());
        store.restore(World.EMPTY);
        clock.reset();
    }

    /** How often the emulator met a defect of its own: a test may demand 0. */
    public long failures() {
        return s3Front.failures()
                + blobFront.failures()
                + fileFront.failures()
                + armFront.failures()
                + listeners.stream().mapToLong(HttpListener::failures).sum();
    }

    /** Frees the ports, ends every connection and all threads. Closing again does nothing. */
    @Override
    public void close() {
        for (HttpListener listener : listeners) {
            listener.close();
        }
    }
}
