package org.elasto.emulator.blob;

import org.elasto.emulator.azure.ApiVersion;
import org.elasto.emulator.azure.AzureError;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.SasOperation;
import org.elasto.emulator.http.Reception;
import org.jspecify.annotations.Nullable;

/**
 * The operations of the Blob service, one row each: its name in the REST documentation, how it is told from others, what
 * it asks of a SAS, and who handles it. Rows that ask for more headers come before those that ask for less.
 */
enum BlobOperation {
    LIST_CONTAINERS(
            "List Containers",
            Route.service("GET", "", "list"),
            SasOperation.LIST_CONTAINERS,
            ListContainers::listContainers),
    GET_SERVICE_PROPERTIES(
            "Get Blob Service Properties",
            Route.service("GET", "service", "properties"),
            SasOperation.GET_BLOB_SERVICE_PROPERTIES,
            ServiceProperties::get),
    SET_SERVICE_PROPERTIES(
            "Set Blob Service Properties",
            Route.service("PUT", "service", "properties"),
            SasOperation.SET_BLOB_SERVICE_PROPERTIES,
            ServiceProperties::set),
    GET_SERVICE_STATS(
            "Get Blob Service Stats",
            Route.service("GET", "service", "stats"),
            SasOperation.GET_BLOB_SERVICE_STATS,
            ServiceHandlers::getStats),
    GET_USER_DELEGATION_KEY(
            "Get User Delegation Key",
            Route.service("POST", "service", "userdelegationkey"),
            SasOperation.GET_USER_DELEGATION_KEY,
            ServiceHandlers::getUserDelegationKey),
    BATCH("Blob Batch", Route.service("POST", "", "batch"), SasOperation.BATCH, BatchHandlers::batch),
    FIND_BLOBS_BY_TAGS(
            "Find Blobs by Tags",
            Route.service("GET", "", "blobs"),
            SasOperation.FIND_BLOBS_BY_TAGS,
            FindHandlers::findInAccount),
    CREATE_CONTAINER(
            "Create Container", Route.container("PUT", ""), SasOperation.CREATE_CONTAINER, ContainerHandlers::create),
    GET_CONTAINER_PROPERTIES(
            "Get Container Properties",
            Route.container("GET,HEAD", ""),
            SasOperation.GET_CONTAINER_PROPERTIES,
            ContainerHandlers::getProperties),
    GET_CONTAINER_METADATA(
            "Get Container Metadata",
            Route.container("GET,HEAD", "metadata"),
            SasOperation.GET_CONTAINER_METADATA,
            ContainerHandlers::getMetadata),
    SET_CONTAINER_METADATA(
            "Set Container Metadata",
            Route.container("PUT", "metadata"),
            SasOperation.SET_CONTAINER_METADATA,
            ContainerHandlers::setMetadata),
    GET_CONTAINER_ACL(
            "Get Container ACL",
            Route.container("GET,HEAD", "acl"),
            SasOperation.GET_CONTAINER_ACL,
            AclHandlers::getAcl),
    SET_CONTAINER_ACL(
            "Set Container ACL", Route.container("PUT", "acl"), SasOperation.SET_CONTAINER_ACL, AclHandlers::setAcl),
    DELETE_CONTAINER(
            "Delete Container",
            Route.container("DELETE", ""),
            SasOperation.DELETE_CONTAINER,
            ContainerHandlers::delete),
    RESTORE_CONTAINER(
            "Restore Container",
            Route.container("PUT", "undelete"),
            SasOperation.RESTORE_CONTAINER,
            ContainerHandlers::restore),
    RENAME_CONTAINER("Rename Container", Route.container("PUT", "rename"), SasOperation.CREATE_CONTAINER, null),
    LEASE_CONTAINER(
            "Lease Container",
            Route.container("PUT", "lease"),
            SasOperation.LEASE_CONTAINER,
            LeaseHandlers::leaseContainer),
    LIST_BLOBS("List Blobs", Route.container("GET", "list"), SasOperation.LIST_BLOBS, ListHandlers::listBlobs),
    CONTAINER_BATCH(
            "Blob Batch (container)",
            Route.container("POST", "batch"),
            SasOperation.CONTAINER_BATCH,
            BatchHandlers::batch),
    FIND_BLOBS_IN_CONTAINER(
            "Find Blobs by Tags in Container",
            Route.container("GET", "blobs"),
            SasOperation.FIND_BLOBS_IN_CONTAINER,
            FindHandlers::findInContainer),
    GET_ACCOUNT_INFORMATION(
            "Get Account Information",
            Route.any("GET,HEAD", "account", "properties"),
            SasOperation.GET_BLOB_SERVICE_PROPERTIES,
            ServiceHandlers::getAccountInformation),
    PREFLIGHT("Preflight Blob Request", Route.any("OPTIONS", "", ""), SasOperation.GET_BLOB, Cors::preflight),
    PUT_BLOB_FROM_URL(
            "Put Blob From URL",
            Route.blob("PUT", "").with("x-ms-copy-source").with("x-ms-blob-type"),
            SasOperation.PUT_BLOB,
            PutBlobHandlers::putBlobFromUrl),
    COPY_BLOB_FROM_URL(
            "Copy Blob From URL",
            Route.blob("PUT", "").with("x-ms-copy-source").with("x-ms-requires-sync"),
            SasOperation.COPY_BLOB,
            CopyHandlers::copyBlobFromUrl),
    COPY_BLOB(
            "Copy Blob",
            Route.blob("PUT", "").with("x-ms-copy-source"),
            SasOperation.COPY_BLOB,
            CopyHandlers::copyBlob),
    PUT_BLOB("Put Blob", Route.blob("PUT", ""), SasOperation.PUT_BLOB, PutBlobHandlers::putBlob),
    GET_BLOB("Get Blob", Route.blob("GET", ""), SasOperation.GET_BLOB, BlobHandlers::getBlob),
    GET_BLOB_PROPERTIES(
            "Get Blob Properties",
            Route.blob("HEAD", ""),
            SasOperation.GET_BLOB_PROPERTIES,
            BlobHandlers::getProperties),
    SET_BLOB_PROPERTIES(
            "Set Blob Properties",
            Route.blob("PUT", "properties"),
            SasOperation.SET_BLOB_PROPERTIES,
            BlobHandlers::setProperties),
    GET_BLOB_METADATA(
            "Get Blob Metadata",
            Route.blob("GET,HEAD", "metadata"),
            SasOperation.GET_BLOB_METADATA,
            BlobHandlers::getMetadata),
    SET_BLOB_METADATA(
            "Set Blob Metadata",
            Route.blob("PUT", "metadata"),
            SasOperation.SET_BLOB_METADATA,
            BlobHandlers::setMetadata),
    GET_BLOB_TAGS("Get Blob Tags", Route.blob("GET", "tags"), SasOperation.GET_BLOB_TAGS, TagHandlers::getTags),
    SET_BLOB_TAGS("Set Blob Tags", Route.blob("PUT", "tags"), SasOperation.SET_BLOB_TAGS, TagHandlers::setTags),
    DELETE_BLOB("Delete Blob", Route.blob("DELETE", ""), SasOperation.DELETE_BLOB, DeleteHandlers::deleteBlob),
    UNDELETE_BLOB(
            "Undelete Blob", Route.blob("PUT", "undelete"), SasOperation.UNDELETE_BLOB, DeleteHandlers::undeleteBlob),
    LEASE_BLOB("Lease Blob", Route.blob("PUT", "lease"), SasOperation.LEASE_BLOB, LeaseHandlers::leaseBlob),
    SNAPSHOT_BLOB("Snapshot Blob", Route.blob("PUT", "snapshot"), SasOperation.SNAPSHOT_BLOB, BlobHandlers::snapshot),
    SET_BLOB_TIER("Set Blob Tier", Route.blob("PUT", "tier"), SasOperation.SET_BLOB_TIER, TierHandlers::setTier),
    SET_BLOB_EXPIRY(
            "Set Blob Expiry", Route.blob("PUT", "expiry"), SasOperation.SET_BLOB_EXPIRY, ExpiryHandlers::setExpiry),
    SET_IMMUTABILITY_POLICY(
            "Set Blob Immutability Policy",
            Route.blob("PUT", "immutabilityPolicies"),
            SasOperation.SET_BLOB_IMMUTABILITY_POLICY,
            ProtectionHandlers::setPolicy),
    DELETE_IMMUTABILITY_POLICY(
            "Delete Blob Immutability Policy",
            Route.blob("DELETE", "immutabilityPolicies"),
            SasOperation.SET_BLOB_IMMUTABILITY_POLICY,
            ProtectionHandlers::deletePolicy),
    SET_LEGAL_HOLD(
            "Set Blob Legal Hold",
            Route.blob("PUT", "legalhold"),
            SasOperation.SET_BLOB_LEGAL_HOLD,
            ProtectionHandlers::setLegalHold),
    ABORT_COPY("Abort Copy Blob", Route.blob("PUT", "copy"), SasOperation.ABORT_COPY_BLOB, CopyHandlers::abortCopy),
    QUERY_BLOB("Query Blob Contents", Route.blob("POST", "query"), SasOperation.QUERY_BLOB, null),
    PUT_BLOCK_FROM_URL(
            "Put Block From URL",
            Route.blob("PUT", "block").with("x-ms-copy-source"),
            SasOperation.PUT_BLOCK,
            BlockHandlers::putBlockFromUrl),
    PUT_BLOCK("Put Block", Route.blob("PUT", "block"), SasOperation.PUT_BLOCK, BlockHandlers::putBlock),
    PUT_BLOCK_LIST(
            "Put Block List", Route.blob("PUT", "blocklist"), SasOperation.PUT_BLOCK_LIST, BlockHandlers::putBlockList),
    GET_BLOCK_LIST(
            "Get Block List", Route.blob("GET", "blocklist"), SasOperation.GET_BLOCK_LIST, BlockHandlers::getBlockList),
    APPEND_BLOCK_FROM_URL(
            "Append Block From URL",
            Route.blob("PUT", "appendblock").with("x-ms-copy-source"),
            SasOperation.APPEND_BLOCK,
            AppendHandlers::appendBlockFromUrl),
    APPEND_BLOCK(
            "Append Block", Route.blob("PUT", "appendblock"), SasOperation.APPEND_BLOCK, AppendHandlers::appendBlock),
    SEAL_APPEND_BLOB("Append Blob Seal", Route.blob("PUT", "seal"), SasOperation.SEAL_BLOB, AppendHandlers::seal),
    PUT_PAGE_FROM_URL(
            "Put Page From URL",
            Route.blob("PUT", "page").with("x-ms-copy-source"),
            SasOperation.PUT_PAGE,
            PageHandlers::putPageFromUrl),
    PUT_PAGE("Put Page", Route.blob("PUT", "page"), SasOperation.PUT_PAGE, PageHandlers::putPage),
    GET_PAGE_RANGES(
            "Get Page Ranges",
            Route.blob("GET", "pagelist"),
            SasOperation.GET_PAGE_RANGES,
            PageHandlers::getPageRanges),
    INCREMENTAL_COPY(
            "Incremental Copy Blob",
            Route.blob("PUT", "incrementalcopy"),
            SasOperation.INCREMENTAL_COPY_BLOB,
            IncrementalCopy::incrementalCopy);

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

    /** Its name in the REST documentation. */
    String title() {
        return title;
    }

    Route route() {
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
