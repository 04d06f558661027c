package org.elasto.client.management;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.elasto.client.ClientConfig;
import org.elasto.client.DirectoryEntry;
import org.elasto.client.ErrorKind;
import org.elasto.client.FileStat;
import org.elasto.client.FileSystemStat;
import org.elasto.client.FileType;
import org.elasto.client.OpenFlag;
import org.elasto.client.OpenOptions;
import org.elasto.client.StorageException;
import org.elasto.client.StorageUri;
import org.elasto.client.azure.AzureAccount;
import org.elasto.client.azure.AzureConnection;
import org.elasto.client.azure.AzureListing;
import org.elasto.client.azure.AzureService;
import org.elasto.client.azure.KeyRing;
import org.elasto.client.http.Pause;
import org.jspecify.annotations.Nullable;

/**
 * What the file API does above containers and shares. With a subscription in the settings, and a token for it, the root
 * holds its accounts; they are made and removed, and reached by the keys that their management tells. Without, the root
 * holds the one account that the settings name. Thread-safe.
 */
public final class AccountLevel {

    private final ClientConfig config;
    private final AzureService service;
    private final @Nullable AccountOperations operations;
    private final Pause pause;
    private final Map<String, AccountInfo> places = new ConcurrentHashMap<>();
    private final Map<String, KeyRing> rings = new ConcurrentHashMap<>();

    /**
     * The accounts that the settings lead to.
     *
     * @param service which of their services is spoken to
     */
    public AccountLevel(ClientConfig config, AzureService service) {
        this(config, service, operations(config), Pause.REAL);
    }

    /** The same with what a test has made. */
    AccountLevel(ClientConfig config, AzureService service, @Nullable AccountOperations operations, Pause pause) {
        this.config = config;
        this.service = service;
        this.operations = operations;
        this.pause = pause;
    }

    private static @Nullable AccountOperations operations(ClientConfig config) {
        ManagementSettings settings = ManagementSettings.of(config);
        return settings == null ? null : new AccountOperations(ArmExchange.open(config, settings));
    }

    private AccountOperations managed(String what) {
        AccountOperations managed = operations;
        if (managed == null) {
            throw new StorageException(
                    ErrorKind.INVALID_ARGUMENT, "an account is not " + what + " here: " + ManagementSettings.hint());
        }
        return managed;
    }

    /** What a root holds. */
    public Stream<DirectoryEntry> readdir(StorageUri root) {
        AccountOperations managed = operations;
        if (managed == null) {
            String account = AzureAccount.of(config, service).name();
            return account == null
                    ? Stream.empty()
                    : Stream.of(new DirectoryEntry(account, root.resolve(account), plain()));
        }
        return all(managed)
                .filter(account -> account.endpoints().containsKey(service.label()))
                .map(account -> new DirectoryEntry(account.name(), root.resolve(account.name()), stat(account)));
    }

    private static Stream<AccountInfo> all(AccountOperations managed) {
        return AzureListing.stream(next -> {
            ListAccountsResult page = managed.listAccounts(next);
            AzureListing.requireAdvance(page.next(), next);
            return new AzureListing.Page<>(page.accounts(), page.next());
        });
    }

    private static FileStat plain() {
        return new FileStat(FileType.ROOT, OptionalLong.empty(), null, null, null, null, Map.of());
    }

    private static FileStat stat(AccountInfo account) {
        return new FileStat(
                FileType.ROOT, OptionalLong.empty(), account.created(), null, null, account.location(), account.tags());
    }

    /**
     * What is known of an account.
     *
     * @throws StorageException NOT_FOUND if it is not in the subscription, unless the settings name it
     */
    public FileStat stat(StorageUri uri) {
        AccountOperations managed = operations;
        if (uri.isRoot() || managed == null) {
            return plain();
        }
        AccountInfo account = find(managed, uri.container());
        if (account == null && !isNamed(uri.container())) {
            throw notFound(uri);
        }
        return account == null ? plain() : stat(account);
    }

    private boolean isNamed(String account) {
        return account.equals(AzureAccount.of(config, service).name());
    }

    private static StorageException notFound(StorageUri uri) {
        return new StorageException(ErrorKind.NOT_FOUND, "there is no " + uri);
    }

    /** What the settings' group has first, then what the subscription has; null for none. */
    private @Nullable AccountInfo find(AccountOperations managed, String account) {
        String group = managed.group();
        AccountInfo found = group == null ? null : find(managed, group, account);
        if (found == null) {
            found = all(managed)
                    .filter(each -> each.name().equals(account))
                    .findFirst()
                    .orElse(null);
        }
        if (found == null) {
            forget(account);
        } else {
            places.put(account, found);
        }
        return found;
    }

    private static @Nullable AccountInfo find(AccountOperations managed, String group, String account) {
        try {
            return managed.getAccount(group, account);
        } catch (StorageException e) {
            if (e.kind() == ErrorKind.NOT_FOUND) {
                return null;
            }
            throw e;
        }
    }

    /** As {@link #find}, from memory if it was found before. */
    private AccountInfo place(AccountOperations managed, String account) {
        AccountInfo known = places.get(account);
        AccountInfo found = known == null ? find(managed, account) : known;
        if (found == null) {
            throw new StorageException(ErrorKind.NOT_FOUND, "there is no account " + account + " in the subscription");
        }
        return found;
    }

    /**
     * Opens a root or an account, and makes an account that is not there if asked to; returns when it can be used.
     *
     * @return whether it was made
     * @throws StorageException NOT_FOUND; ALREADY_EXISTS where it was to be new, or the name is taken elsewhere
     */
    public boolean open(StorageUri uri, OpenOptions options) {
        boolean create = options.has(OpenFlag.CREATE);
        if (uri.isRoot() && create) {
            throw new StorageException(ErrorKind.INVALID_ARGUMENT, "a root is not created: " + uri);
        }
        if (uri.isRoot() || (operations == null && !create)) {
            return false;
        }
        AccountOperations managed = managed("created");
        String account = uri.container();
        boolean there = find(managed, account) != null || (!create && isNamed(account));
        if (there && options.has(OpenFlag.EXCLUSIVE)) {
            throw new StorageException(ErrorKind.ALREADY_EXISTS, uri + " exists already");
        }
        if (!there && !create) {
            throw notFound(uri);
        }
        return !there && create(managed, account, options);
    }

    private boolean create(AccountOperations managed, String account, OpenOptions options) {
        String group = managed.group();
        if (group == null) {
            throw new StorageException(
                    ErrorKind.INVALID_ARGUMENT,
                    "an account is created in a resource group; " + ManagementSettings.hint());
        }
        String location = options.location();
        AccountCreation creation = new AccountCreation(managed, pause);
        AccountCreation.Outcome outcome = creation.create(
                group, account, location == null ? managed.getGroupLocation(group) : location, options.metadata());
        if (!outcome.created() && options.has(OpenFlag.EXCLUSIVE)) {
            throw new StorageException(ErrorKind.ALREADY_EXISTS, "the account " + account + " exists already");
        }
        places.put(account, outcome.account());
        return outcome.created();
    }

    /**
     * Removes an account that has no containers and no shares. What somebody makes in it between the look and the removal
     * goes with it.
     *
     * @throws StorageException NOT_FOUND; ALREADY_EXISTS if it is not empty
     */
    public void remove(StorageUri uri) {
        AccountOperations managed = managed("removed");
        String account = uri.container();
        AccountInfo info = find(managed, account);
        if (info == null) {
            throw notFound(uri);
        }
        for (AzureService each : AzureService.values()) {
            URI endpoint = info.endpoints().get(each.label());
            if (endpoint != null
                    && !AccountContents.isEmpty(
                            config, reached(managed, each, account).at(endpoint))) {
                throw new StorageException(
                        ErrorKind.ALREADY_EXISTS, uri + " is not empty: it has " + each.containers());
            }
        }
        managed.deleteAccount(info.group(), account);
        forget(account);
    }

    private void forget(String account) {
        places.remove(account);
        rings.remove(account);
    }

    private AzureConnection.Where reached(AccountOperations managed, AzureService of, String account) {
        AzureConnection.Where plain = new AzureConnection.Where(of, null, account);
        return AzureAccount.of(config, of).isFor(account) ? plain : plain.by(ring(managed, account));
    }

    private KeyRing ring(AccountOperations managed, String account) {
        return rings.computeIfAbsent(
                account,
                name -> new AccountKeys(
                        name, () -> managed.listKeys(place(managed, name).group(), name)));
    }

    /**
     * How an account is reached: as the settings say if they have credentials for it, else by what its management tells. May
     * ask it where the account is.
     *
     * @param authority as in the URI; null for none
     */
    public AzureConnection.Where where(@Nullable String authority, String account) {
        AzureConnection.Where plain = new AzureConnection.Where(service, authority, account);
        AccountOperations managed = operations;
        AzureAccount known = AzureAccount.of(config, service);
        if (managed == null || known.isFor(account)) {
            return plain;
        }
        AzureConnection.Where keyed = plain.by(ring(managed, account));
        boolean told = authority != null || known.endpoint() != null;
        URI endpoint = told ? null : place(managed, account).endpoints().get(service.label());
        return endpoint == null ? keyed : keyed.at(endpoint);
    }

    /** Whether only the management knows where an account is, so that naming its host takes a request. */
    public boolean isElsewhere(StorageUri uri) {
        AzureAccount known = AzureAccount.of(config, service);
        return operations != null
                && uri.authority() == null
                && known.endpoint() == null
                && !known.isFor(uri.container());
    }

    /** What a backend offers, and where: at a root all regions, below it the one of the account. */
    public FileSystemStat statfs(StorageUri uri, FileSystemStat all) {
        AccountOperations managed = operations;
        if (managed == null) {
            return all;
        }
        if (uri.isRoot()) {
            return all.withLocations(managed.listLocations());
        }
        AccountInfo known = places.get(uri.container());
        AccountInfo account = known == null ? find(managed, uri.container()) : known;
        return account == null ? all : all.withLocations(List.of(account.location()));
    }

    /** Ends every connection to the management. */
    public void close() {
        if (operations != null) {
            operations.close();
        }
    }
}
