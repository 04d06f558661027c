package org.elasto.emulator.management;

import java.util.List;
import java.util.Map;
import org.elasto.emulator.http.Response;
import org.jspecify.annotations.Nullable;

/**
 * The operations of Resource Manager that have to do with storage accounts, one row each: its name in the REST reference,
 * method and path, and who handles it; nobody for what is not built. Of rows that fit, the first is taken.
 */
enum ArmOperation {
    METADATA_ENDPOINTS("Metadata Endpoints", "GET", "/metadata/endpoints", MetadataHandlers::endpoints),
    TENANTS_LIST("Tenants List", "GET", "/tenants", SubscriptionHandlers::tenants),
    SUBSCRIPTIONS_LIST("Subscriptions List", "GET", "/subscriptions", SubscriptionHandlers::list),
    SUBSCRIPTIONS_GET("Subscriptions Get", "GET", "/subscriptions/{subscription}", SubscriptionHandlers::get),
    LIST_LOCATIONS(
            "Subscriptions List Locations",
            "GET",
            "/subscriptions/{subscription}/locations",
            SubscriptionHandlers::locations),
    PROVIDERS_LIST("Providers List", "GET", "/subscriptions/{subscription}/providers", ProviderHandlers::list),
    PROVIDERS_GET("Providers Get", "GET", "/subscriptions/{subscription}/providers/{namespace}", ProviderHandlers::get),
    PROVIDERS_REGISTER(
            "Providers Register",
            "POST",
            "/subscriptions/{subscription}/providers/{namespace}/register",
            ProviderHandlers::get),
    GROUPS_LIST("Resource Groups List", "GET", "/subscriptions/{subscription}/resourceGroups", GroupHandlers::list),
    GROUPS_CREATE("Resource Groups Create Or Update", "PUT", Paths.GROUP, GroupHandlers::create),
    GROUPS_GET("Resource Groups Get", "GET", Paths.GROUP, GroupHandlers::get),
    GROUPS_CHECK("Resource Groups Check Existence", "HEAD", Paths.GROUP, GroupHandlers::check),
    GROUPS_UPDATE("Resource Groups Update", "PATCH", Paths.GROUP, GroupHandlers::update),
    GROUPS_DELETE("Resource Groups Delete", "DELETE", Paths.GROUP, GroupHandlers::delete),
    GROUPS_RESOURCES("Resources List By Resource Group", "GET", Paths.GROUP + "/resources", null),
    CHECK_NAME(
            "Storage Accounts Check Name Availability",
            "POST",
            Paths.STORAGE + "/checkNameAvailability",
            AccountHandlers::checkName),
    ACCOUNTS_LIST("Storage Accounts List", "GET", Paths.STORAGE + "/storageAccounts", AccountHandlers::list),
    ACCOUNTS_LIST_IN_GROUP(
            "Storage Accounts List By Resource Group", "GET", Paths.ACCOUNTS, AccountHandlers::listInGroup),
    ACCOUNTS_CREATE("Storage Accounts Create", "PUT", Paths.ACCOUNT, AccountHandlers::create),
    ACCOUNTS_GET("Storage Accounts Get Properties", "GET", Paths.ACCOUNT, AccountHandlers::get),
    ACCOUNTS_UPDATE("Storage Accounts Update", "PATCH", Paths.ACCOUNT, AccountHandlers::update),
    ACCOUNTS_DELETE("Storage Accounts Delete", "DELETE", Paths.ACCOUNT, AccountHandlers::delete),
    LIST_KEYS("Storage Accounts List Keys", "POST", Paths.ACCOUNT + "/listKeys", KeyHandlers::list),
    REGENERATE_KEY(
            "Storage Accounts Regenerate Key", "POST", Paths.ACCOUNT + "/regenerateKey", KeyHandlers::regenerate),
    OPERATION_RESULT(
            "Storage Accounts Create, its result",
            "GET",
            Paths.STORAGE + "/locations/{location}/asyncoperations/{operation}",
            AccountHandlers::result),
    LIST_ACCOUNT_SAS("Storage Accounts List Account SAS", "POST", Paths.ACCOUNT + "/ListAccountSas", null),
    LIST_SERVICE_SAS("Storage Accounts List Service SAS", "POST", Paths.ACCOUNT + "/ListServiceSas", null),
    FAILOVER("Storage Accounts Failover", "POST", Paths.ACCOUNT + "/failover", null),
    RESTORE_RANGES("Storage Accounts Restore Blob Ranges", "POST", Paths.ACCOUNT + "/restoreBlobRanges", null),
    REVOKE_DELEGATION_KEYS(
            "Storage Accounts Revoke User Delegation Keys", "POST", Paths.ACCOUNT + "/revokeUserDelegationKeys", null),
    BLOB_SERVICES("Blob Services", Paths.ANY, Paths.ACCOUNT + "/blobServices", null),
    BLOB_SERVICES_BELOW("Blob Services, Blob Containers", Paths.ANY, Paths.ACCOUNT + "/blobServices/**", null),
    FILE_SERVICES("File Services", Paths.ANY, Paths.ACCOUNT + "/fileServices", null),
    FILE_SERVICES_BELOW("File Services, File Shares", Paths.ANY, Paths.ACCOUNT + "/fileServices/**", null),
    OTHER_BELOW("Whatever else there is of an account", Paths.ANY, Paths.ACCOUNT + "/**", null),
    SKUS("SKUs List", "GET", Paths.STORAGE + "/skus", null),
    DELETED_ACCOUNTS("Deleted Accounts List", "GET", Paths.STORAGE + "/deletedAccounts", null),
    USAGES("Usages List By Location", "GET", Paths.STORAGE + "/locations/{location}/usages", null),
    OPERATIONS("Operations List", "GET", "/providers/Microsoft.Storage/operations", null);

    private final String title;

    @SuppressWarnings("ImmutableEnumChecker") // a record of lists that are copies
    private final ArmRoute route;

    @SuppressWarnings("ImmutableEnumChecker") // a reference to a method
    private final @Nullable Handler handler;

    /** Carries out an operation. */
    @FunctionalInterface
    interface Handler {

        /**
         * Answers.
         *
         * @throws ArmException a refusal
         */
        Response handle(ArmCall call);
    }

    private static final class Paths {

        static final String ANY = "GET,PUT,PATCH,POST,DELETE";
        static final String GROUP = "/subscriptions/{subscription}/resourceGroups/{group}";
        static final String STORAGE = "/subscriptions/{subscription}/providers/Microsoft.Storage";
        static final String ACCOUNTS = GROUP + "/providers/Microsoft.Storage/storageAccounts";
        static final String ACCOUNT = ACCOUNTS + "/{account}";
    }

    private static final List<ArmOperation> ALL = List.of(values());

    /**
     * An operation and what varies in the path of a request for it.
     *
     * @param variables by name
     */
    record Match(ArmOperation operation, Map<String, String> variables) {}

    ArmOperation(String title, String methods, String path, @Nullable Handler handler) {
        this.title = title;
        this.route = ArmRoute.of(methods, path);
        this.handler = handler;
    }

    /**
     * The operation of a request.
     *
     * @param path decoded, in segments
     * @throws ArmException NotFound, or MethodNotAllowed where other methods would do
     */
    static Match find(String method, List<String> path) {
        boolean known = false;
        for (ArmOperation operation : ALL) {
            Map<String, String> variables = operation.route.match(path);
            if (variables != null && operation.route.methods().contains(method)) {
                return new Match(operation, variables);
            }
            known |= variables != null;
        }
        throw known
                ? ArmError.METHOD_NOT_ALLOWED.with(method)
                : ArmError.ROUTE_NOT_FOUND.with('/' + String.join("/", path));
    }

    String title() {
        return title;
    }

    ArmRoute route() {
        return route;
    }

    boolean isBuilt() {
        return handler != null;
    }

    /** Whether everybody is told. */
    boolean isPublic() {
        return this == METADATA_ENDPOINTS;
    }

    /**
     * Carries it out.
     *
     * @throws ArmException a refusal; NotImplemented for what is not built
     */
    Response handle(ArmCall call) {
        Handler built = handler;
        if (built == null) {
            throw ArmError.NOT_IMPLEMENTED.with(title);
        }
        call.requireSubscription();
        return built.handle(call);
    }
}
