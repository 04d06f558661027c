package org.elasto.emulator.blob;

import java.util.List;
import org.elasto.emulator.azure.ApiVersion;
import org.elasto.emulator.azure.AzureError;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.SasOperation;
import org.elasto.emulator.azure.front.Route;
import org.elasto.emulator.azure.front.Router;
import org.elasto.emulator.http.Reception;
import org.elasto.emulator.http.Request;
import org.jspecify.annotations.Nullable;

/**
 * The operations of the Blob service, one row each: its name in the REST documentation, how it is told from others, what
 * it asks of a SAS, and who handles it. Rows that ask for more headers come before those that ask for less.
 */
enum BlobOperation implements Router.Routed {
    LIST_CONTAINERS(
            "List Containers",
            service("GET", "", "list"),
            SasOperation.LIST_CONTAINERS,
            ListContainers::listContainers),
    GET_SERVICE_PROPERTIES(
            "Get Blob Service Properties",
            service("GET", "service", "properties"),
            SasOperation.GET_BLOB_SERVICE_PROPERTIES,
            ServiceProperties::get),
    SET_SERVICE_PROPERTIES(
            "Set Blob Service Properties",
            service("PUT", "service", "properties"),
            SasOperation.SET_BLOB_SERVICE_PROPERTIES,
            ServiceProperties::set),
    GET_SERVICE_STATS(
            "Get Blob Service Stats",
            service("GET", "service", "stats"),
            SasOperation.GET_BLOB_SERVICE_STATS,
            ServiceHandlers::getStats),
    GET_USER_DELEGATION_KEY(
            "Get User Delegation Key",
            service("POST", "service", "userdelegationkey"),
            SasOperation.GET_USER_DELEGATION_KEY,
            ServiceHandlers::getUserDelegationKey),
    BATCH("Blob Batch", service("POST", "", "batch"), SasOperation.BATCH, BatchHandlers::batch),
    FIND_BLOBS_BY_TAGS(
            "Find Blobs by Tags",
            service("GET", "", "blobs"),
            SasOperation.FIND_BLOBS_BY_TAGS,
            FindHandlers::findInAccount),
    CREATE_CONTAINER(
            "Create Container", container("PUT", ""), SasOperation.CREATE_CONTAINER, ContainerHandlers::create),
    GET_CONTAINER_PROPERTIES(
            "Get Container Properties",
            container("GET,HEAD", ""),
            SasOperation.GET_CONTAINER_PROPERTIES,
            ContainerHandlers::getProperties),
    GET_CONTAINER_METADATA(
            "Get Container Metadata",
            container("GET,HEAD", "metadata"),
            SasOperation.GET_CONTAINER_METADATA,
            ContainerHandlers::getMetadata),
    SET_CONTAINER_METADATA(
            "Set Container Metadata",
            container("PUT", "metadata"),
            SasOperation.SET_CONTAINER_METADATA,
            ContainerHandlers::setMetadata),
    GET_CONTAINER_ACL(
            "Get Container ACL", container("GET,HEAD", "acl"), SasOperation.GET_CONTAINER_ACL, AclHandlers::getAcl),
    SET_CONTAINER_ACL(
            "Set Container ACL", container("PUT", "acl"), SasOperation.SET_CONTAINER_ACL, AclHandlers::setAcl),
    DELETE_CONTAINER(
            "Delete Container", container("DELETE", ""), SasOperation.DELETE_CONTAINER, ContainerHandlers::delete),
    RESTORE_CONTAINER(
            "Restore Container",
            container("PUT", "undelete"),
            SasOperation.RESTORE_CONTAINER,
            ContainerHandlers::restore),
    RENAME_CONTAINER("Rename Container", container("PUT", "rename"), SasOperation.CREATE_CONTAINER, null),
    LEASE_CONTAINER(
            "Lease Container", container("PUT", "lease"), SasOperation.LEASE_CONTAINER, LeaseHandlers::leaseContainer),
    LIST_BLOBS("List Blobs", container("GET", "list"), SasOperation.LIST_BLOBS, ListHandlers::listBlobs),
    CONTAINER_BATCH(
            "Blob Batch (container)", container("POST", "batch"), SasOperation.CONTAINER_BATCH, BatchHandlers::batch),
    FIND_BLOBS_IN_CONTAINER(
            "Find Blobs by Tags in Container",
            container("GET", "blobs"),
            SasOperation.FIND_BLOBS_IN_CONTAINER,
            FindHandlers::findInContainer),
    GET_ACCOUNT_INFORMATION(
            "Get Account Information",
            Route.of("GET,HEAD", null, "account", "properties"),
            SasOperation.GET_BLOB_SERVICE_PROPERTIES,
            ServiceHandlers::getAccountInformation),
    PREFLIGHT(
            "Preflight Blob Request",
            Route.of("OPTIONS", null, "", ""),
            SasOperation.GET_BLOB,
            ServiceHandlers::preflight),
    PUT_BLOB_FROM_URL(
            "Put Blob From URL",
            blob("PUT", "").with("x-ms-copy-source").with("x-ms-blob-type"),
            SasOperation.PUT_BLOB,
            PutBlobHandlers::putBlobFromUrl),
    COPY_BLOB_FROM_URL(
            "Copy Blob From URL",
            blob("PUT", "").with("x-ms-copy-source").with("x-ms-requires-sync"),
            SasOperation.COPY_BLOB,
            CopyHandlers::copyBlobFromUrl),
    COPY_BLOB("Copy Blob", blob("PUT", "").with("x-ms-copy-source"), SasOperation.COPY_BLOB, CopyHandlers::copyBlob),
    PUT_BLOB("Put Blob", blob("PUT", ""), SasOperation.PUT_BLOB, PutBlobHandlers::putBlob),
    GET_BLOB("Get Blob", blob("GET", ""), SasOperation.GET_BLOB, BlobHandlers::getBlob),
    GET_BLOB_PROPERTIES(
            "Get Blob Properties", blob("HEAD", ""), SasOperation.GET_BLOB_PROPERTIES, BlobHandlers::getProperties),
    SET_BLOB_PROPERTIES(
            "Set Blob Properties",
            blob("PUT", "properties"),
            SasOperation.SET_BLOB_PROPERTIES,
            BlobHandlers::setProperties),
    GET_BLOB_METADATA(
            "Get Blob Metadata",
            blob("GET,HEAD", "metadata"),
            SasOperation.GET_BLOB_METADATA,
            BlobHandlers::getMetadata),
    SET_BLOB_METADATA(
            "Set Blob Metadata", blob("PUT", "metadata"), SasOperation.SET_BLOB_METADATA, BlobHandlers::setMetadata),
    GET_BLOB_TAGS("Get Blob Tags", blob("GET", "tags"), SasOperation.GET_BLOB_TAGS, TagHandlers::getTags),
    SET_BLOB_TAGS("Set Blob Tags", blob("PUT", "tags"), SasOperation.SET_BLOB_TAGS, TagHandlers::setTags),
    DELETE_BLOB("Delete Blob", blob("DELETE", ""), SasOperation.DELETE_BLOB, DeleteHandlers::deleteBlob),
    UNDELETE_BLOB("Undelete Blob", blob("PUT", "undelete"), SasOperation.UNDELETE_BLOB, DeleteHandlers::undeleteBlob),
    LEASE_BLOB("Lease Blob", blob("PUT", "lease"), SasOperation.LEASE_BLOB, LeaseHandlers::leaseBlob),
    SNAPSHOT_BLOB("Snapshot Blob", blob("PUT", "snapshot"), SasOperation.SNAPSHOT_BLOB, BlobHandlers::snapshot),
    SET_BLOB_TIER("Set Blob Tier", blob("PUT", "tier"), SasOperation.SET_BLOB_TIER, TierHandlers::setTier),
    SET_BLOB_EXPIRY("Set Blob Expiry", blob("PUT", "expiry"), SasOperation.SET_BLOB_EXPIRY, ExpiryHandlers::setExpiry),
    SET_IMMUTABILITY_POLICY(
            "Set Blob Immutability Policy",
            blob("PUT", "immutabilityPolicies"),
            SasOperation.SET_BLOB_IMMUTABILITY_POLICY,
            ProtectionHandlers::setPolicy),
    DELETE_IMMUTABILITY_POLICY(
            "Delete Blob Immutability Policy",
            blob("DELETE", "immutabilityPolicies"),
            SasOperation.SET_BLOB_IMMUTABILITY_POLICY,
            ProtectionHandlers::deletePolicy),
    SET_LEGAL_HOLD(
            "Set Blob Legal Hold",
            blob("PUT", "legalhold"),
            SasOperation.SET_BLOB_LEGAL_HOLD,
            ProtectionHandlers::setLegalHold),
    ABORT_COPY("Abort Copy Blob", blob("PUT", "copy"), SasOperation.ABORT_COPY_BLOB, CopyHandlers::abortCopy),
    QUERY_BLOB("Query Blob Contents", blob("POST", "query"), SasOperation.QUERY_BLOB, null),
    PUT_BLOCK_FROM_URL(
            "Put Block From URL",
            blob("PUT", "block").with("x-ms-copy-source"),
            SasOperation.PUT_BLOCK,
            BlockHandlers::putBlockFromUrl),
    PUT_BLOCK("Put Block", blob("PUT", "block"), SasOperation.PUT_BLOCK, BlockHandlers::putBlock),
    PUT_BLOCK_LIST(
            "Put Block List", blob("PUT", "blocklist"), SasOperation.PUT_BLOCK_LIST, BlockHandlers::putBlockList),
    GET_BLOCK_LIST(
            "Get Block List", blob("GET", "blocklist"), SasOperation.GET_BLOCK_LIST, BlockHandlers::getBlockList),
    APPEND_BLOCK_FROM_URL(
            "Append Block From URL",
            blob("PUT", "appendblock").with("x-ms-copy-source"),
            SasOperation.APPEND_BLOCK,
            AppendHandlers::appendBlockFromUrl),
    APPEND_BLOCK("Append Block", blob("PUT", "appendblock"), SasOperation.APPEND_BLOCK, AppendHandlers::appendBlock),
    SEAL_APPEND_BLOB("Append Blob Seal", blob("PUT", "seal"), SasOperation.SEAL_BLOB, AppendHandlers::seal),
    PUT_PAGE_FROM_URL(
            "Put Page From URL",
            blob("PUT", "page").with("x-ms-copy-source"),
            SasOperation.PUT_PAGE,
            PageHandlers::putPageFromUrl),
    PUT_PAGE("Put Page", blob("PUT", "page"), SasOperation.PUT_PAGE, PageHandlers::putPage),
    GET_PAGE_RANGES(
            "Get Page Ranges", blob("GET", "pagelist"), SasOperation.GET_PAGE_RANGES, PageHandlers::getPageRanges),
    INCREMENTAL_COPY(
            "Incremental Copy Blob",
            blob("PUT", "incrementalcopy"),
            SasOperation.INCREMENTAL_COPY_BLOB,
            IncrementalCopy::incrementalCopy);

    private static final Router<BlobOperation> ROUTER = new Router<>(List.of(values()));

    private final String title;

    @SuppressWarnings("ImmutableEnumChecker") // a record of lists that are copies
    private final Route route;

    private final SasOperation sas;

    @SuppressWarnings("ImmutableEnumChecker") // a reference to a method
    private final @Nullable BlobHandler handler;

    BlobOperation(String title, Route route, SasOperation sas, @Nullable BlobHandler handler) {
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
    static BlobOperation of(Request request, BlobTarget target) {
        return request.method().equals("OPTIONS") ? PREFLIGHT : ROUTER.route(request, target.level(), target.query());
    }

    private static Route service(String methods, String restype, String comp) {
        return Route.of(methods, BlobTarget.Level.SERVICE, restype, comp);
    }

    private static Route container(String methods, String comp) {
        return Route.of(methods, BlobTarget.Level.CONTAINER, "container", comp);
    }

    private static Route blob(String methods, String comp) {
        return Route.of(methods, BlobTarget.Level.BLOB, "", comp);
    }

    /** Its name in the REST documentation. */
    String title() {
        return title;
    }

    @Override
    public Route route() {
        return route;
    }

    boolean isBuilt() {
        return handler != null;
    }

    /** @throws AzureException NotImplemented where it is not built, or the handler's refusal */
    Reception handle(BlobCall call) {
        if (handler == null) {
            throw new AzureException(AzureError.NOT_IMPLEMENTED);
        }
        return handler.handle(call);
    }

    /** What it asks of a SAS; a few ask for another permission by what exactly is to be done. */
    SasOperation sas(BlobCall call) {
        return switch (this) {
            case LEASE_BLOB -> isBreak(call) ? SasOperation.BREAK_BLOB_LEASE : sas;
            case LEASE_CONTAINER -> isBreak(call) ? SasOperation.BREAK_CONTAINER_LEASE : sas;
            case DELETE_BLOB ->
                call.query().text("deletetype").equalsIgnoreCase("permanent")
                        ? SasOperation.DELETE_BLOB_PERMANENTLY
                        : call.query().has("versionid") ? SasOperation.DELETE_BLOB_VERSION : sas;
            default -> sas;
        };
    }

    private static boolean isBreak(BlobCall call) {
        return "break".equalsIgnoreCase(call.header("x-ms-lease-action"))
                && call.version().atLeast(ApiVersion.DELETE_BREAKS_LEASE);
    }

    /** Whether it changes nothing, so that the secondary copy of an account answers it too. */
    boolean isRead() {
        return route.isRead() || this == PREFLIGHT || this == GET_USER_DELEGATION_KEY;
    }

    /** What anybody may do where blobs are public. */
    boolean isPublicBlobRead() {
        return switch (this) {
            case GET_BLOB, GET_BLOB_PROPERTIES, GET_BLOB_METADATA, GET_BLOCK_LIST, GET_PAGE_RANGES -> true;
            default -> false;
        };
    }

    /** What anybody may do besides where a container is public. */
    boolean isPublicContainerRead() {
        return switch (this) {
            case GET_CONTAINER_PROPERTIES, GET_CONTAINER_METADATA, LIST_BLOBS -> true;
            default -> false;
        };
    }
}
