package org.elasto.emulator.s3;

import org.jspecify.annotations.Nullable;

/** The query keys that choose an operation; all others are its parameters. */
enum Subresource {
    NONE(""),
    ABAC("abac"),
    ACCELERATE("accelerate"),
    ACL("acl"),
    ANALYTICS("analytics"),
    APPEND("append"),
    ATTRIBUTES("attributes"),
    CORS("cors"),
    DELETE("delete"),
    ENCRYPTION("encryption"),
    INTELLIGENT_TIERING("intelligent-tiering"),
    INVENTORY("inventory"),
    LEGAL_HOLD("legal-hold"),
    LIFECYCLE("lifecycle"),
    LOCATION("location"),
    LOGGING("logging"),
    METADATA_CONFIGURATION("metadataConfiguration"),
    METADATA_TABLE("metadataTable"),
    METRICS("metrics"),
    NOTIFICATION("notification"),
    OBJECT_LOCK("object-lock"),
    OWNERSHIP_CONTROLS("ownershipControls"),
    POLICY("policy"),
    POLICY_STATUS("policyStatus"),
    PUBLIC_ACCESS_BLOCK("publicAccessBlock"),
    RENAME_OBJECT("renameObject"),
    REPLICATION("replication"),
    REQUEST_PAYMENT("requestPayment"),
    RESTORE("restore"),
    RETENTION("retention"),
    SELECT("select"),
    SESSION("session"),
    TAGGING("tagging"),
    TORRENT("torrent"),
    UPLOAD_ID("uploadId"),
    UPLOADS("uploads"),
    USAGE("usage"),
    VERSIONING("versioning"),
    VERSIONS("versions"),
    WEBSITE("website");

    private final String key;

    Subresource(String key) {
        this.key = key;
    }

    /** As the query has it. */
    String key() {
        return key;
    }

    /** The subresource a query key names, or null. */
    static @Nullable Subresource named(String key) {
        return switch (key) {
            case "abac" -> ABAC;
            case "accelerate" -> ACCELERATE;
            case "acl" -> ACL;
            case "analytics" -> ANALYTICS;
            case "append" -> APPEND;
            case "attributes" -> ATTRIBUTES;
            case "cors" -> CORS;
            case "delete" -> DELETE;
            case "encryption" -> ENCRYPTION;
            case "intelligent-tiering" -> INTELLIGENT_TIERING;
            case "inventory" -> INVENTORY;
            case "legal-hold" -> LEGAL_HOLD;
            case "lifecycle" -> LIFECYCLE;
            case "location" -> LOCATION;
            case "logging" -> LOGGING;
            case "metadataConfiguration" -> METADATA_CONFIGURATION;
            case "metadataTable" -> METADATA_TABLE;
            case "metrics" -> METRICS;
            case "notification" -> NOTIFICATION;
            case "object-lock" -> OBJECT_LOCK;
            case "ownershipControls" -> OWNERSHIP_CONTROLS;
            case "policy" -> POLICY;
            case "policyStatus" -> POLICY_STATUS;
            case "publicAccessBlock" -> PUBLIC_ACCESS_BLOCK;
            case "renameObject" -> RENAME_OBJECT;
            case "replication" -> REPLICATION;
            case "requestPayment" -> REQUEST_PAYMENT;
            case "restore" -> RESTORE;
            case "retention" -> RETENTION;
            case "select" -> SELECT;
            case "session" -> SESSION;
            case "tagging" -> TAGGING;
            case "torrent" -> TORRENT;
            case "uploadId" -> UPLOAD_ID;
            case "uploads" -> UPLOADS;
            case "usage" -> USAGE;
            case "versioning" -> VERSIONING;
            case "versions" -> VERSIONS;
            case "website" -> WEBSITE;
            default -> null;
        };
    }
}
