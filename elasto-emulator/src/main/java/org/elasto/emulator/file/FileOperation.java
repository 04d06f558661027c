package org.elasto.emulator.file;

import java.util.List;
import org.elasto.emulator.azure.ApiVersion;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.SasOperation;
import org.elasto.emulator.azure.front.Route;
import org.elasto.emulator.azure.front.Router;
import org.elasto.emulator.http.Reception;
import org.elasto.emulator.http.Request;

/**
 * The operations of the File service, one row each: its name in the REST documentation, how it is told from others, what
 * it asks of a SAS, and who handles it. Rows that ask for more come before those that ask for less.
 */
enum FileOperation implements Router.Routed {
    LIST_SHARES("List Shares", service("GET", "", "list"), SasOperation.LIST_SHARES, ListShares::listShares),
    GET_SERVICE_PROPERTIES(
            "Get File Service Properties",
            service("GET", "service", "properties"),
            SasOperation.GET_FILE_SERVICE_PROPERTIES,
            ServiceProperties::get),
    SET_SERVICE_PROPERTIES(
            "Set File Service Properties",
            service("PUT", "service", "properties"),
            SasOperation.SET_FILE_SERVICE_PROPERTIES,
            ServiceProperties::set),
    GET_USER_DELEGATION_KEY(
            "Get User Delegation Key",
            service("POST", "service", "userdelegationkey"),
            SasOperation.GET_USER_DELEGATION_KEY,
            ServiceHandlers::getUserDelegationKey),
    CREATE_SHARE("Create Share", share("PUT", ""), SasOperation.CREATE_SHARE, ShareHandlers::create),
    GET_SHARE_PROPERTIES(
            "Get Share Properties",
            share("GET,HEAD", ""),
            SasOperation.GET_SHARE_PROPERTIES,
            ShareHandlers::getProperties),
    SET_SHARE_PROPERTIES(
            "Set Share Properties",
            share("PUT", "properties"),
            SasOperation.SET_SHARE_PROPERTIES,
            ShareHandlers::setProperties),
    GET_SHARE_METADATA(
            "Get Share Metadata",
            share("GET,HEAD", "metadata"),
            SasOperation.GET_SHARE_METADATA,
            ShareHandlers::getMetadata),
    SET_SHARE_METADATA(
            "Set Share Metadata",
            share("PUT", "metadata"),
            SasOperation.SET_SHARE_METADATA,
            ShareHandlers::setMetadata),
    GET_SHARE_ACL("Get Share ACL", share("GET,HEAD", "acl"), SasOperation.GET_SHARE_ACL, ShareAclHandlers::getAcl),
    SET_SHARE_ACL("Set Share ACL", share("PUT", "acl"), SasOperation.SET_SHARE_ACL, ShareAclHandlers::setAcl),
    GET_SHARE_STATS("Get Share Stats", share("GET", "stats"), SasOperation.GET_SHARE_STATS, ShareHandlers::getStats),
    SNAPSHOT_SHARE(
            "Snapshot Share", share("PUT", "snapshot"), SasOperation.SNAPSHOT_SHARE, ShareSnapshotHandlers::snapshot),
    DELETE_SHARE("Delete Share", share("DELETE", ""), SasOperation.DELETE_SHARE, ShareDeleteHandlers::delete),
    RESTORE_SHARE("Restore Share", share("PUT", "undelete"), SasOperation.RESTORE_SHARE, ShareDeleteHandlers::restore),
    LEASE_SHARE("Lease Share", share("PUT", "lease"), SasOperation.LEASE_SHARE, ShareLeaseHandlers::lease),
    CREATE_PERMISSION(
            "Create Permission",
            share("PUT", "filepermission"),
            SasOperation.CREATE_PERMISSION,
            PermissionHandlers::create),
    GET_PERMISSION(
            "Get Permission", share("GET", "filepermission"), SasOperation.GET_PERMISSION, PermissionHandlers::get),
    CREATE_DIRECTORY(
            "Create Directory", directory("PUT", ""), SasOperation.CREATE_DIRECTORY, DirectoryHandlers::create),
    GET_DIRECTORY_PROPERTIES(
            "Get Directory Properties",
            directory("GET,HEAD", ""),
            SasOperation.GET_DIRECTORY_PROPERTIES,
            DirectoryHandlers::getProperties),
    SET_DIRECTORY_PROPERTIES(
            "Set Directory Properties",
            directory("PUT", "properties"),
            SasOperation.SET_DIRECTORY_PROPERTIES,
            DirectoryHandlers::setProperties),
    GET_DIRECTORY_METADATA(
            "Get Directory Metadata",
            directory("GET,HEAD", "metadata"),
            SasOperation.GET_DIRECTORY_METADATA,
            DirectoryHandlers::getMetadata),
    SET_DIRECTORY_METADATA(
            "Set Directory Metadata",
            directory("PUT", "metadata"),
            SasOperation.SET_DIRECTORY_METADATA,
            DirectoryHandlers::setMetadata),
    DELETE_DIRECTORY(
            "Delete Directory", directory("DELETE", ""), SasOperation.DELETE_DIRECTORY, DirectoryHandlers::delete),
    RENAME_DIRECTORY("Rename Directory", directory("PUT", "rename"), SasOperation.RENAME, RenameHandlers::rename),
    LIST_DIRECTORIES_AND_FILES(
            "List Directories and Files",
            directory("GET", "list"),
            SasOperation.LIST_DIRECTORIES_AND_FILES,
            ListEntries::list),
    LIST_HANDLES(
            "List Handles",
            Route.of("GET", null, "", "listhandles"),
            SasOperation.LIST_HANDLES,
            HandleOperations::list),
    FORCE_CLOSE_HANDLES(
            "Force Close Handles",
            Route.of("PUT", null, "", "forceclosehandles"),
            SasOperation.FORCE_CLOSE_HANDLES,
            HandleOperations::forceClose),
    PREFLIGHT(
            "Preflight File Request",
            Route.of("OPTIONS", null, "", ""),
            SasOperation.GET_FILE,
            ServiceHandlers::preflight),
    CREATE_SYMBOLIC_LINK(
            "Create Symbolic Link",
            file("PUT", "symboliclink", ""),
            SasOperation.CREATE_FILE,
            LinkHandlers::createSymbolic),
    GET_SYMBOLIC_LINK(
            "Get Symbolic Link",
            file("GET", "symboliclink", ""),
            SasOperation.GET_FILE_PROPERTIES,
            LinkHandlers::getSymbolic),
    CREATE_HARD_LINK(
            "Create Hard Link", file("PUT", "hardlink", ""), SasOperation.CREATE_FILE, LinkHandlers::createHard),
    COPY_FILE("Copy File", file("PUT", "", "").with("x-ms-copy-source"), SasOperation.COPY_FILE, CopyFile::copy),
    CREATE_FILE("Create File", file("PUT", "", ""), SasOperation.CREATE_FILE, CreateFile::create),
    GET_FILE("Get File", file("GET", "", ""), SasOperation.GET_FILE, FileHandlers::get),
    GET_FILE_PROPERTIES(
            "Get File Properties", file("HEAD", "", ""), SasOperation.GET_FILE_PROPERTIES, FileHandlers::getProperties),
    SET_FILE_PROPERTIES(
            "Set File Properties",
            file("PUT", "", "properties"),
            SasOperation.SET_FILE_PROPERTIES,
            FileHandlers::setProperties),
    GET_FILE_METADATA(
            "Get File Metadata",
            file("GET,HEAD", "", "metadata"),
            SasOperation.GET_FILE_METADATA,
            FileHandlers::getMetadata),
    SET_FILE_METADATA(
            "Set File Metadata",
            file("PUT", "", "metadata"),
            SasOperation.SET_FILE_METADATA,
            FileHandlers::setMetadata),
    DELETE_FILE("Delete File", file("DELETE", "", ""), SasOperation.DELETE_FILE, FileHandlers::delete),
    RENAME_FILE("Rename File", file("PUT", "", "rename"), SasOperation.RENAME, RenameHandlers::rename),
    PUT_RANGE_FROM_URL(
            "Put Range From URL",
            file("PUT", "", "range").with("x-ms-copy-source"),
            SasOperation.PUT_RANGE,
            RangeFromUrl::put),
    PUT_RANGE("Put Range", file("PUT", "", "range"), SasOperation.PUT_RANGE, RangeHandlers::putRange),
    LIST_RANGES("List Ranges", file("GET", "", "rangelist"), SasOperation.LIST_RANGES, RangeList::list),
    LEASE_FILE("Lease File", file("PUT", "", "lease"), SasOperation.LEASE_FILE, FileHandlers::lease),
    ABORT_COPY("Abort Copy File", file("PUT", "", "copy"), SasOperation.ABORT_COPY_FILE, CopyFile::abort);

    private static final Router<FileOperation> ROUTER = new Router<>(List.of(values()));

    private final String title;

    @SuppressWarnings("ImmutableEnumChecker") // a record of lists that are copies
    private final Route route;

    private final SasOperation sas;

    @SuppressWarnings("ImmutableEnumChecker") // a reference to a method
    private final FileHandler handler;

    FileOperation(String title, Route route, SasOperation sas, FileHandler handler) {
        this.title = title;
        this.route = route;
        this.sas = sas;
        this.handler = handler;
    }

    /**
     * The operation of a request.
     *
     * @throws AzureException UnsupportedHttpVerb or InvalidQueryParameterValue for none
     */
    static FileOperation of(Request request, FileTarget target) {
        return request.method().equals("OPTIONS") ? PREFLIGHT : ROUTER.route(request, target.level(), target.query());
    }

    private static Route service(String methods, String restype, String comp) {
        return Route.of(methods, FileTarget.Level.SERVICE, restype, comp);
    }

    private static Route share(String methods, String comp) {
        return Route.of(methods, FileTarget.Level.SHARE, "share", comp);
    }

    private static Route directory(String methods, String comp) {
        return Route.of(methods, FileTarget.Level.DIRECTORY, "directory", comp);
    }

    private static Route file(String methods, String restype, String comp) {
        return Route.of(methods, FileTarget.Level.FILE, restype, comp);
    }

    /** Its name in the REST documentation. */
    String title() {
        return title;
    }

    @Override
    public Route route() {
        return route;
    }

    /** What it asks of a SAS; breaking a lease asks for less than the other actions on it. */
    SasOperation sas(FileCall call) {
        boolean breaks = "break".equalsIgnoreCase(call.header("x-ms-lease-action"))
                && call.version().atLeast(ApiVersion.DELETE_BREAKS_LEASE);
        return switch (this) {
            case LEASE_FILE -> breaks ? SasOperation.BREAK_FILE_LEASE : sas;
            case LEASE_SHARE -> breaks ? SasOperation.BREAK_SHARE_LEASE : sas;
            default -> sas;
        };
    }

    /** Whether it changes nothing, so that the secondary copy of an account answers it too. */
    boolean isRead() {
        return route.isRead() || this == PREFLIGHT || this == GET_USER_DELEGATION_KEY;
    }

    /**
     * Answers a request.
     *
     * @throws AzureException the handler's refusal
     */
    Reception handle(FileCall call) {
        return handler.handle(call);
    }
}
