package org.elasto.client.management;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.elasto.client.ClientConfig;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.elasto.client.http.HttpRequest.Replay;
import org.elasto.client.http.HttpResponse;
import org.elasto.client.http.PercentEncoding;
import org.elasto.client.json.JsonObject;
import org.elasto.client.management.ArmExchange.Ask;
import org.jspecify.annotations.Nullable;

/**
 * Storage accounts as Azure Resource Manager has them on the wire: one method sends one operation, again where that is
 * safe, and returns what came back. Safe for use by many threads. Every method throws {@link StorageException}.
 */
public final class AccountOperations implements AutoCloseable {

    private static final String VERSION = "2024-01-01";
    private static final String RESOURCES_VERSION = "2021-04-01";
    private static final String PROVIDER = "/providers/Microsoft.Storage";
    private static final long LONGEST_PAUSE = 30;

    private final ArmExchange exchange;

    AccountOperations(ArmExchange exchange) {
        this.exchange = exchange;
    }

    /**
     * Operations on the accounts of the subscription of the settings.
     *
     * @throws StorageException INVALID_ARGUMENT if they name none, or nobody has a token for it
     */
    public static AccountOperations create(ClientConfig config) {
        ManagementSettings settings = ManagementSettings.of(config);
        if (settings == null) {
            throw new StorageException(ErrorKind.INVALID_ARGUMENT, ManagementSettings.hint());
        }
        return new AccountOperations(ArmExchange.open(config, settings));
    }

    /** The resource group of the settings, or null. */
    public @Nullable String group() {
        return exchange.settings().group();
    }

    private static String group(String group) {
        return "/resourceGroups/" + PercentEncoding.encode(group);
    }

    private Ask account(String operation, String method, String group, String path) {
        return Ask.safe(
                operation, method, exchange.target(group(group) + PROVIDER + "/storageAccounts/" + path, VERSION));
    }

    /**
     * Storage Accounts - Create: a general-purpose account that is redundant in one place. One that is there already, in
     * the same group and location, is updated.
     *
     * @param tags the owner's own names and values
     */
    public CreateAccountResult createAccount(String group, String account, String location, Map<String, String> tags) {
        JsonObject asked = JsonObject.EMPTY
                .with("sku", JsonObject.EMPTY.with("name", "Standard_LRS"))
                .with("kind", "StorageV2")
                .with("location", location)
                .with("tags", new JsonObject(Map.copyOf(tags)));
        return created(exchange.send(account("StorageAccountsCreate", "PUT", group, PercentEncoding.encode(account))
                .with(asked)));
    }

    /**
     * Asks what became of a create.
     *
     * @param poll as the answer to it said
     */
    public CreateAccountResult createAccountResult(String poll) {
        CreateAccountResult result =
                created(exchange.send(Ask.safe("StorageAccountsCreateResult", "GET", exchange.follow(poll))));
        // Those after the first need not say again where to ask.
        return result.account() == null && result.poll() == null
                ? new CreateAccountResult(null, poll, result.pause())
                : result;
    }

    private static CreateAccountResult created(HttpResponse response) {
        if (response.status() != 202) {
            return new CreateAccountResult(AccountInfo.of(ArmExchange.document(response)), null, null);
        }
        return new CreateAccountResult(
                null,
                response.headers().first("Location"),
                pause(response.headers().first("Retry-After")));
    }

    private static @Nullable Duration pause(@Nullable String seconds) {
        boolean number = seconds != null
                && !seconds.isEmpty()
                && seconds.length() < 9
                && seconds.chars().allMatch(c -> c >= '0' && c <= '9');
        return number
                ? Duration.ofSeconds(Math.min(LONGEST_PAUSE, Long.parseLong(Objects.requireNonNull(seconds))))
                : null;
    }

    /** Storage Accounts - Get Properties. */
    public AccountInfo getAccount(String group, String account) {
        return AccountInfo.of(exchange.document(
                account("StorageAccountsGetProperties", "GET", group, PercentEncoding.encode(account))));
    }

    /** Storage Accounts - Delete, with all that is in it; nothing happens if there is none. */
    public void deleteAccount(String group, String account) {
        exchange.send(account("StorageAccountsDelete", "DELETE", group, PercentEncoding.encode(account)));
    }

    /**
     * Storage Accounts - List: those of the subscription.
     *
     * @param next of the page before; null for the first
     */
    public ListAccountsResult listAccounts(@Nullable String next) {
        String target = next == null ? exchange.target(PROVIDER + "/storageAccounts", VERSION) : exchange.follow(next);
        JsonObject page = exchange.document(Ask.safe("StorageAccountsList", "GET", target));
        String after = page.text("nextLink");
        List<AccountInfo> accounts =
                page.objects("value").stream().map(AccountInfo::of).toList();
        return new ListAccountsResult(accounts, after == null || after.isEmpty() ? null : after);
    }

    /** Storage Accounts - Check Name Availability. */
    public NameAvailability checkNameAvailability(String account) {
        JsonObject answer = exchange.document(Ask.safe(
                        "StorageAccountsCheckNameAvailability",
                        "POST",
                        exchange.target(PROVIDER + "/checkNameAvailability", VERSION))
                .with(JsonObject.EMPTY.with("name", account).with("type", "Microsoft.Storage/storageAccounts")));
        return new NameAvailability(
                "true".equals(answer.text("nameAvailable")), answer.text("reason"), answer.text("message"));
    }

    /** Storage Accounts - List Keys. */
    public List<AccountKey> listKeys(String group, String account) {
        return keys(exchange.document(
                account("StorageAccountsListKeys", "POST", group, PercentEncoding.encode(account) + "/listKeys")));
    }

    /**
     * Storage Accounts - Regenerate Key: the one of that name does not sign any more. Not sent again when its answer was
     * lost, for then another would be made.
     *
     * @param keyName which of the two: {@code key1}, {@code key2}
     */
    public List<AccountKey> regenerateKey(String group, String account, String keyName) {
        Ask safe = account(
                "StorageAccountsRegenerateKey", "POST", group, PercentEncoding.encode(account) + "/regenerateKey");
        return keys(exchange.document(new Ask(
                safe.operation(),
                safe.method(),
                safe.target(),
                Replay.UNSAFE,
                JsonObject.EMPTY.with("keyName", keyName))));
    }

    private static List<AccountKey> keys(JsonObject answer) {
        return answer.objects("keys").stream()
                .map(key -> new AccountKey(key.require("keyName"), key.require("value")))
                .toList();
    }

    /** Resource Groups - Get: its location. */
    public String getGroupLocation(String group) {
        return exchange.document(Ask.safe("ResourceGroupsGet", "GET", exchange.target(group(group), RESOURCES_VERSION)))
                .require("location");
    }

    /** Subscriptions - List Locations: their names. */
    public List<String> listLocations() {
        JsonObject page = exchange.document(
                Ask.safe("SubscriptionsListLocations", "GET", exchange.target("/locations", RESOURCES_VERSION)));
        return page.objects("value").stream()
                .map(location -> location.require("name"))
                .toList();
    }

    /** Ends every connection. */
    @Override
    public void close() {
        exchange.pipeline().close();
    }
}
