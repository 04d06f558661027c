package org.elasto.emulator.azure;

/**
 * The operations of the Blob and File services with what each asks of a SAS: the tables of "Create an account SAS" in
 * the service's REST documentation, one row each.
 */
public enum SasOperation {
    LIST_CONTAINERS(SasNeed.service("l")),
    GET_BLOB_SERVICE_PROPERTIES(SasNeed.service("r")),
    SET_BLOB_SERVICE_PROPERTIES(SasNeed.service("w")),
    GET_BLOB_SERVICE_STATS(SasNeed.service("r")),
    GET_USER_DELEGATION_KEY(SasNeed.service("")),
    /** Each part asks for its own permission. */
    BATCH(SasNeed.service(SasPermissions.ACCOUNT)),
    CONTAINER_BATCH(SasNeed.container(SasPermissions.ACCOUNT)),
    FIND_BLOBS_BY_TAGS(SasNeed.service("f")),
    FIND_BLOBS_IN_CONTAINER(SasNeed.container("f")),
    CREATE_CONTAINER(SasNeed.accountContainer("cw")),
    GET_CONTAINER_PROPERTIES(SasNeed.accountContainer("r")),
    GET_CONTAINER_METADATA(SasNeed.accountContainer("r")),
    SET_CONTAINER_METADATA(SasNeed.accountContainer("w")),
    GET_CONTAINER_ACL(SasNeed.accountContainer("")),
    SET_CONTAINER_ACL(SasNeed.accountContainer("")),
    LEASE_CONTAINER(SasNeed.accountContainer("w")),
    BREAK_CONTAINER_LEASE(SasNeed.accountContainer("wd")),
    DELETE_CONTAINER(SasNeed.accountContainer("d")),
    RESTORE_CONTAINER(SasNeed.accountContainer("w")),
    LIST_BLOBS(SasNeed.container("l")),
    PUT_BLOB(SasNeed.creation("cw", "w")),
    GET_BLOB(SasNeed.object("r")),
    GET_BLOB_PROPERTIES(SasNeed.object("r")),
    SET_BLOB_PROPERTIES(SasNeed.object("w")),
    GET_BLOB_METADATA(SasNeed.object("r")),
    SET_BLOB_METADATA(SasNeed.object("w")),
    GET_BLOB_TAGS(SasNeed.object("t")),
    SET_BLOB_TAGS(SasNeed.object("t")),
    DELETE_BLOB(SasNeed.object("d")),
    DELETE_BLOB_VERSION(SasNeed.object("x")),
    DELETE_BLOB_PERMANENTLY(SasNeed.object("y")),
    UNDELETE_BLOB(SasNeed.object("w")),
    LEASE_BLOB(SasNeed.object("w")),
    BREAK_BLOB_LEASE(SasNeed.object("wd")),
    SNAPSHOT_BLOB(SasNeed.object("cw")),
    COPY_BLOB(SasNeed.creation("cw", "w")),
    INCREMENTAL_COPY_BLOB(SasNeed.object("cw")),
    ABORT_COPY_BLOB(SasNeed.object("w")),
    SET_BLOB_TIER(SasNeed.object("w")),
    SET_BLOB_EXPIRY(SasNeed.object("w")),
    SET_BLOB_IMMUTABILITY_POLICY(SasNeed.object("i")),
    SET_BLOB_LEGAL_HOLD(SasNeed.object("i")),
    QUERY_BLOB(SasNeed.object("r")),
    PUT_BLOCK(SasNeed.object("w")),
    PUT_BLOCK_LIST(SasNeed.creation("cw", "w")),
    GET_BLOCK_LIST(SasNeed.object("r")),
    PUT_PAGE(SasNeed.object("w")),
    GET_PAGE_RANGES(SasNeed.object("r")),
    APPEND_BLOCK(SasNeed.object("aw")),
    SEAL_BLOB(SasNeed.object("w")),

    LIST_SHARES(SasNeed.service("l")),
    GET_FILE_SERVICE_PROPERTIES(SasNeed.service("r")),
    SET_FILE_SERVICE_PROPERTIES(SasNeed.service("w")),
    CREATE_SHARE(SasNeed.accountContainer("cw")),
    SNAPSHOT_SHARE(SasNeed.accountContainer("cw")),
    GET_SHARE_PROPERTIES(SasNeed.accountContainer("r")),
    SET_SHARE_PROPERTIES(SasNeed.accountContainer("w")),
    GET_SHARE_METADATA(SasNeed.accountContainer("r")),
    SET_SHARE_METADATA(SasNeed.accountContainer("w")),
    GET_SHARE_ACL(SasNeed.accountContainer("")),
    SET_SHARE_ACL(SasNeed.accountContainer("")),
    GET_SHARE_STATS(SasNeed.accountContainer("r")),
    LEASE_SHARE(SasNeed.accountContainer("w")),
    BREAK_SHARE_LEASE(SasNeed.accountContainer("wd")),
    DELETE_SHARE(SasNeed.accountContainer("d")),
    RESTORE_SHARE(SasNeed.accountContainer("w")),
    CREATE_PERMISSION(SasNeed.container("cw")),
    GET_PERMISSION(SasNeed.container("r")),
    LIST_DIRECTORIES_AND_FILES(SasNeed.container("l")),
    CREATE_DIRECTORY(SasNeed.object("cw")),
    GET_DIRECTORY_PROPERTIES(SasNeed.object("r")),
    SET_DIRECTORY_PROPERTIES(SasNeed.object("w")),
    GET_DIRECTORY_METADATA(SasNeed.object("r")),
    SET_DIRECTORY_METADATA(SasNeed.object("w")),
    DELETE_DIRECTORY(SasNeed.object("d")),
    CREATE_FILE(SasNeed.creation("cw", "w")),
    GET_FILE(SasNeed.object("r")),
    GET_FILE_PROPERTIES(SasNeed.object("r")),
    SET_FILE_PROPERTIES(SasNeed.object("w")),
    GET_FILE_METADATA(SasNeed.object("r")),
    SET_FILE_METADATA(SasNeed.object("w")),
    DELETE_FILE(SasNeed.object("d")),
    RENAME(SasNeed.object("w")),
    PUT_RANGE(SasNeed.object("w")),
    LIST_RANGES(SasNeed.object("r")),
    LEASE_FILE(SasNeed.object("w")),
    BREAK_FILE_LEASE(SasNeed.object("wd")),
    COPY_FILE(SasNeed.creation("cw", "w")),
    ABORT_COPY_FILE(SasNeed.object("w")),
    LIST_HANDLES(SasNeed.object("l")),
    FORCE_CLOSE_HANDLES(SasNeed.object("w"));

    private final SasNeed.Level level;
    private final String anyOf;
    private final String overwriting;
    private final boolean accountOnly;

    SasOperation(SasNeed need) {
        this.level = need.level();
        this.anyOf = need.anyOf();
        this.overwriting = need.overwriting();
        this.accountOnly = need.accountOnly();
    }

    /** What it asks. */
    public SasNeed need() {
        return new SasNeed(level, anyOf, overwriting, accountOnly);
    }
}
