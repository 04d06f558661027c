package org.elasto.emulator.azure;

/**
 * Every error the Blob and File services answer here: the code as it stands on the wire, the HTTP status and the usual
 * message. One row each, and nothing about an error is kept anywhere else. Messages that the service was recorded with
 * stand as recorded, its misspellings included.
 */
public enum AzureError {
    ACCOUNT_IS_DISABLED("AccountIsDisabled", 403, "The specified account is disabled."),
    APPEND_POSITION_CONDITION_NOT_MET(
            "AppendPositionConditionNotMet", 412, "The append position condition specified was not met."),
    AUTHENTICATION_FAILED(
            "AuthenticationFailed",
            403,
            "Server failed to authenticate the request. Make sure the value of Authorization header is formed"
                    + " correctly including the signature."),
    /** A token whose form is right: who it was made out to, or when, is wrong. */
    AUTHENTICATION_INFO_REFUSED(
            "InvalidAuthenticationInfo",
            401,
            "Server failed to authenticate the request. Please refer to the information in the www-authenticate"
                    + " header."),
    AUTHORIZATION_FAILURE("AuthorizationFailure", 403, "This request is not authorized to perform this operation."),
    AUTHORIZATION_PERMISSION_MISMATCH(
            "AuthorizationPermissionMismatch",
            403,
            "This request is not authorized to perform this operation using this permission."),
    AUTHORIZATION_PROTOCOL_MISMATCH(
            "AuthorizationProtocolMismatch",
            403,
            "This request is not authorized to perform this operation using this protocol."),
    AUTHORIZATION_RESOURCE_TYPE_MISMATCH(
            "AuthorizationResourceTypeMismatch",
            403,
            "This request is not authorized to perform this operation using this resource type."),
    AUTHORIZATION_SERVICE_MISMATCH(
            "AuthorizationServiceMismatch",
            403,
            "This request is not authorized to perform this operation using this service."),
    AUTHORIZATION_SOURCE_IP_MISMATCH(
            "AuthorizationSourceIPMismatch",
            403,
            "This request is not authorized to perform this operation using this source IP."),
    BLOB_ALREADY_EXISTS("BlobAlreadyExists", 409, "The specified blob already exists."),
    BLOB_ARCHIVED("BlobArchived", 409, "This operation is not permitted on an archived blob."),
    BLOB_BEING_REHYDRATED(
            "BlobBeingRehydrated", 409, "This operation is not permitted because the blob is being rehydrated."),
    BLOB_IMMUTABLE_DUE_TO_LEGAL_HOLD(
            "BlobImmutableDueToLegalHold",
            409,
            "This operation is not permitted as the blob is immutable due to one or more legal holds."),
    BLOB_IMMUTABLE_DUE_TO_POLICY(
            "BlobImmutableDueToPolicy",
            409,
            "This operation is not permitted as the blob is immutable due to a policy."),
    BLOB_IS_SEALED(
            "BlobIsSealed",
            409,
            "The specified blob is sealed, and its contents can't be modified unless the blob is re-created"
                    + " after a delete."),
    BLOB_NOT_ARCHIVED("BlobNotArchived", 409, "The blob is not currently archived."),
    BLOB_NOT_FOUND("BlobNotFound", 404, "The specified blob does not exist."),
    BLOB_OVERWRITTEN("BlobOverwritten", 409, "The blob has been recreated since the previous snapshot was taken."),
    BLOB_TIER_INADEQUATE_FOR_CONTENT_LENGTH(
            "BlobTierInadequateForContentLength",
            409,
            "The specified blob tier size limit cannot be less than content length."),
    BLOB_USES_CUSTOMER_SPECIFIED_ENCRYPTION(
            "BlobUsesCustomerSpecifiedEncryption",
            409,
            "The blob is encrypted with customer specified encryption, but it was not provided in the request."),
    BLOCK_COUNT_EXCEEDS_LIMIT(
            "BlockCountExceedsLimit",
            409,
            "The committed block count cannot exceed the maximum limit of 50,000 blocks."),
    BLOCK_LIST_TOO_LONG("BlockListTooLong", 400, "The block list may not contain more than 50,000 blocks."),
    BOTH_CRC64_AND_MD5_HEADER_PRESENT(
            "BothCrc64AndMd5HeaderPresent", 400, "Both x-ms-content-crc64 header and Content-MD5 header are present."),
    CANNOT_CHANGE_TO_LOWER_TIER("CannotChangeToLowerTier", 409, "A higher blob tier has already been explicitly set."),
    CANNOT_DELETE_FILE_OR_DIRECTORY(
            "CannotDeleteFileOrDirectory",
            409,
            "The file or directory could not be deleted because it is in use by an SMB client."),
    CANNOT_VERIFY_COPY_SOURCE(
            "CannotVerifyCopySource", 500, "Could not verify the copy source within the specified time."),
    CLIENT_CACHE_FLUSH_DELAY(
            "ClientCacheFlushDelay",
            500,
            "The specified resource state could not be flushed from an SMB client in the specified time."),
    CONDITION_HEADERS_NOT_SUPPORTED("ConditionHeadersNotSupported", 400, "Condition headers are not supported."),
    CONDITION_NOT_MET("ConditionNotMet", 412, "The condition specified using HTTP conditional header(s) is not met."),
    CONTAINER_ALREADY_EXISTS("ContainerAlreadyExists", 409, "The specified container already exists."),
    CONTAINER_BEING_DELETED(
            "ContainerBeingDeleted", 409, "The specified container is being deleted. Try operation later."),
    CONTAINER_DISABLED("ContainerDisabled", 409, "The specified container has been disabled by the administrator."),
    CONTAINER_NOT_FOUND("ContainerNotFound", 404, "The specified container does not exist."),
    CONTAINER_QUOTA_DOWNGRADE_NOT_ALLOWED(
            "ContainerQuotaDowngradeNotAllowed",
            409,
            "Requested quota is not allowed for the share because too small a time has passed since the last change."),
    CONTENT_LENGTH_LARGER_THAN_TIER_LIMIT(
            "ContentLengthLargerThanTierLimit", 409, "The blob's content length cannot exceed its tier limit."),
    COPY_ACROSS_ACCOUNTS_NOT_SUPPORTED(
            "CopyAcrossAccountsNotSupported", 400, "The copy source account and destination account must be the same."),
    COPY_ID_MISMATCH(
            "CopyIdMismatch", 409, "The specified copy ID did not match the copy ID for the pending copy operation."),
    /** The source of a copy answered with another 400; the message is that of the source, as in the rows that follow. */
    COPY_SOURCE_BAD_REQUEST("CannotVerifyCopySource", 400, "The copy source could not be read."),
    COPY_SOURCE_CONFLICT("CannotVerifyCopySource", 409, "The copy source could not be read."),
    COPY_SOURCE_FORBIDDEN("CannotVerifyCopySource", 403, "The copy source could not be read."),
    COPY_SOURCE_NOT_FOUND("CannotVerifyCopySource", 404, "The copy source could not be read."),
    COPY_SOURCE_OUT_OF_RANGE("CannotVerifyCopySource", 416, "The copy source could not be read."),
    COPY_SOURCE_UNAUTHENTICATED("CannotVerifyCopySource", 401, "The copy source could not be read."),
    /** A condition on the source of a write from a URL. */
    COPY_SOURCE_CONDITION_NOT_MET(
            "CannotVerifyCopySource",
            412,
            "The source condition specified using HTTP conditional header(s) is not met."),
    /** The same for If-None-Match and If-Modified-Since. */
    COPY_SOURCE_NOT_MODIFIED(
            "CannotVerifyCopySource",
            304,
            "The source condition specified using HTTP conditional header(s) is not met."),
    /** The source is shorter than the range asked for. */
    COPY_SOURCE_TOO_SHORT(
            "CannotVerifyCopySource",
            409,
            "The source request body for copy source does not match requested length to write on target."),
    CORS_PREFLIGHT_FAILURE("CorsPreflightFailure", 403, "CORS not enabled or no matching rule found for this request."),
    CRC64_MISMATCH(
            "Crc64Mismatch",
            400,
            "The CRC64 value specified in the request did not match with the CRC64 value calculated by the server."),
    DELETE_PENDING("DeletePending", 409, "The specified resource is marked for deletion by an SMB client."),
    DELETE_SHARE_WHEN_SNAPSHOT_LEASED(
            "DeleteShareWhenSnapshotLeased",
            409,
            "Unable to delete share because one or more share snapshots have active leases."),
    DIRECTORY_NOT_EMPTY("DirectoryNotEmpty", 409, "The specified directory is not empty."),
    EMPTY_METADATA_KEY("EmptyMetadataKey", 400, "The key for one of the metadata key-value pairs is empty."),
    FEATURE_VERSION_MISMATCH(
            "FeatureVersionMismatch", 400, "The operation is not supported by this version of the service."),
    FILE_GENERATION_MISMATCH(
            "FileGenerationMismatch", 409, "The file has been recreated since the previous snapshot was taken."),
    FILE_INVALID_PERMISSION_KEY(
            "FileInvalidPermissionKey", 400, "The specified file permission key does not exist in the share."),
    FILE_INVALID_PERMISSION("FileInvalidPermission", 400, "The specified file permission is not valid."),
    FILE_LOCK_CONFLICT("FileLockConflict", 409, "A portion of the specified file is locked by an SMB client."),
    FILE_RENAMED_SINCE_SNAPSHOT(
            "FileRenamedSinceSnapshot", 409, "The file has been renamed since the previous snapshot was taken."),
    INCREMENTAL_COPY_BLOB_MISMATCH(
            "IncrementalCopyBlobMismatch",
            409,
            "The specified source blob is different than the copy source of the existing incremental copy blob."),
    INCREMENTAL_COPY_OF_EARLIER_SNAPSHOT_NOT_ALLOWED(
            "IncrementalCopyOfEarlierSnapshotNotAllowed",
            409,
            "The specified snapshot is earlier than the last snapshot copied into the incremental copy blob."),
    INCREMENTAL_COPY_OF_ERALIER_VERSION_SNAPSHOT_NOT_ALLOWED(
            "IncrementalCopyOfEralierVersionSnapshotNotAllowed",
            409,
            "The specified snapshot is earlier than the last snapshot copied into the incremental copy blob."),
    INCREMENTAL_COPY_SOURCE_MUST_BE_SNAPSHOT(
            "IncrementalCopySourceMustBeSnapshot", 409, "The source for incremental copy request must be a snapshot."),
    INFINITE_LEASE_DURATION_REQUIRED(
            "InfiniteLeaseDurationRequired",
            412,
            "The lease ID matched, but the specified lease must be an infinite-duration lease."),
    INSUFFICIENT_ACCOUNT_PERMISSIONS(
            "InsufficientAccountPermissions",
            403,
            "The account being accessed does not have sufficient permissions to execute this operation."),
    INTERNAL_ERROR("InternalError", 500, "The server encountered an internal error. Please retry the request."),
    INVALID_AUTHENTICATION_INFO(
            "InvalidAuthenticationInfo",
            400,
            "Authentication information is not given in the correct format. Check the value of Authorization header."),
    INVALID_BLOB_OR_BLOCK("InvalidBlobOrBlock", 400, "The specified blob or block content is invalid."),
    INVALID_BLOB_TIER("InvalidBlobTier", 400, "The specified blob tier is invalid."),
    INVALID_BLOB_TYPE("InvalidBlobType", 409, "The blob type is invalid for this operation."),
    INVALID_BLOCK_ID("InvalidBlockId", 400, "The specified block ID is invalid. The block ID must be Base64-encoded."),
    INVALID_BLOCK_LIST("InvalidBlockList", 400, "The specified block list is invalid."),
    INVALID_FILE_OR_DIRECTORY_PATH_NAME(
            "InvalidFileOrDirectoryPathName", 400, "The specified file or directory path name is invalid."),
    INVALID_HEADER_VALUE(
            "InvalidHeaderValue", 400, "The value for one of the HTTP headers is not in the correct format."),
    INVALID_HTTP_VERB("InvalidHttpVerb", 400, "The HTTP verb specified was not recognized by the server."),
    INVALID_INPUT("InvalidInput", 400, "One of the request inputs is not valid."),
    INVALID_MD5(
            "InvalidMd5",
            400,
            "The MD5 value specified in the request is invalid. MD5 value must be 128 bits and base64 encoded."),
    INVALID_METADATA(
            "InvalidMetadata", 400, "The metadata specified is invalid. It has characters that are not permitted."),
    INVALID_OPERATION("InvalidOperation", 400, "Invalid operation against a blob snapshot."),
    INVALID_PAGE_RANGE("InvalidPageRange", 416, "The page range specified is invalid."),
    INVALID_QUERY_PARAMETER_VALUE(
            "InvalidQueryParameterValue",
            400,
            "Value for one of the query parameters specified in the request URI is invalid."),
    INVALID_RANGE("InvalidRange", 416, "The range specified is invalid for the current size of the resource."),
    INVALID_RESOURCE_NAME("InvalidResourceName", 400, "The specifed resource name contains invalid characters."),
    INVALID_SOURCE_BLOB_TYPE("InvalidSourceBlobType", 409, "The copy source blob type is invalid for this operation."),
    INVALID_SOURCE_BLOB_URL(
            "InvalidSourceBlobUrl",
            409,
            "The source URL for incremental copy request must be valid Azure Storage blob URL."),
    INVALID_URI("InvalidUri", 400, "The requested URI does not represent any resource on the server."),
    INVALID_XML_DOCUMENT("InvalidXmlDocument", 400, "XML specified is not syntactically valid."),
    INVALID_XML_NODE_VALUE(
            "InvalidXmlNodeValue", 400, "The value for one of the XML nodes is not in the correct format."),
    KEY_BASED_AUTHENTICATION_NOT_PERMITTED(
            "KeyBasedAuthenticationNotPermitted",
            403,
            "Key based authentication is not permitted on this storage account."),
    LEASE_ALREADY_BROKEN("LeaseAlreadyBroken", 409, "The lease has already been broken and cannot be broken again."),
    LEASE_ALREADY_PRESENT("LeaseAlreadyPresent", 409, "There is already a lease present."),
    LEASE_ID_MISMATCH_WITH_BLOB_OPERATION(
            "LeaseIdMismatchWithBlobOperation", 412, "The lease ID specified did not match the lease ID for the blob."),
    LEASE_ID_MISMATCH_WITH_CONTAINER_OPERATION(
            "LeaseIdMismatchWithContainerOperation",
            412,
            "The lease ID specified did not match the lease ID for the container."),
    LEASE_ID_MISMATCH_WITH_FILE_OPERATION(
            "LeaseIdMismatchWithFileOperation", 412, "The lease ID specified did not match the lease ID for the file."),
    LEASE_ID_MISMATCH_WITH_LEASE_OPERATION(
            "LeaseIdMismatchWithLeaseOperation",
            409,
            "The lease ID specified did not match the lease ID for the blob/container."),
    LEASE_ID_MISMATCH_WITH_SHARE_OPERATION(
            "LeaseIdMismatchWithShareOperation",
            412,
            "The lease ID specified did not match the lease ID for the share."),
    LEASE_ID_MISSING(
            "LeaseIdMissing",
            412,
            "There is currently a lease on the blob/container and no lease ID was specified in the request."),
    LEASE_IS_BREAKING_AND_CANNOT_BE_ACQUIRED(
            "LeaseIsBreakingAndCannotBeAcquired",
            409,
            "The lease ID matched, but the lease is currently in breaking state and cannot be acquired until it"
                    + " is broken."),
    LEASE_IS_BREAKING_AND_CANNOT_BE_CHANGED(
            "LeaseIsBreakingAndCannotBeChanged",
            409,
            "The lease ID matched, but the lease is currently in breaking state and cannot be changed."),
    LEASE_IS_BROKEN_AND_CANNOT_BE_RENEWED(
            "LeaseIsBrokenAndCannotBeRenewed",
            409,
            "The lease ID matched, but the lease has been broken explicitly and cannot be renewed."),
    LEASE_LOST("LeaseLost", 412, "A lease ID was specified, but the lease for the blob/container has expired."),
    LEASE_NOT_PRESENT_WITH_BLOB_OPERATION(
            "LeaseNotPresentWithBlobOperation", 412, "There is currently no lease on the blob."),
    LEASE_NOT_PRESENT_WITH_CONTAINER_OPERATION(
            "LeaseNotPresentWithContainerOperation", 412, "There is currently no lease on the container."),
    LEASE_NOT_PRESENT_WITH_FILE_OPERATION(
            "LeaseNotPresentWithFileOperation", 412, "There is currently no lease on the file."),
    LEASE_NOT_PRESENT_WITH_LEASE_OPERATION(
            "LeaseNotPresentWithLeaseOperation", 409, "There is currently no lease on the blob/container."),
    LEASE_NOT_PRESENT_WITH_SHARE_OPERATION(
            "LeaseNotPresentWithShareOperation", 412, "There is currently no lease on the share."),
    MAX_BLOB_SIZE_CONDITION_NOT_MET(
            "MaxBlobSizeConditionNotMet", 412, "The max blob size condition specified was not met."),
    MD5_MISMATCH(
            "Md5Mismatch",
            400,
            "The MD5 value specified in the request did not match with the MD5 value calculated by the server."),
    METADATA_TOO_LARGE(
            "MetadataTooLarge", 400, "The size of the specified metadata exceeds the maximum size permitted."),
    MISSING_CONTENT_LENGTH_HEADER("MissingContentLengthHeader", 411, "Content-Length HTTP header is missing."),
    MISSING_REQUIRED_HEADER(
            "MissingRequiredHeader", 400, "An HTTP header that's mandatory for this request is not specified."),
    MISSING_REQUIRED_QUERY_PARAMETER(
            "MissingRequiredQueryParameter",
            400,
            "A query parameter that's mandatory for this request is not specified."),
    MISSING_REQUIRED_XML_NODE(
            "MissingRequiredXmlNode", 400, "A required XML node was not specified in the request body."),
    MULTIPLE_CONDITION_HEADERS_NOT_SUPPORTED(
            "MultipleConditionHeadersNotSupported", 400, "Multiple condition headers are not supported."),
    NOT_IMPLEMENTED("NotImplemented", 501, "The requested operation is not implemented on the specified resource."),
    /** The same condition on a read. */
    NOT_MODIFIED("ConditionNotMet", 304, "The condition specified using HTTP conditional header(s) is not met."),
    NO_AUTHENTICATION_INFORMATION(
            "NoAuthenticationInformation",
            401,
            "Server failed to authenticate the request. Please refer to the information in the www-authenticate"
                    + " header."),
    NO_PENDING_COPY_OPERATION("NoPendingCopyOperation", 409, "There is currently no pending copy operation."),
    OPERATION_NOT_ALLOWED_ON_INCREMENTAL_COPY_BLOB(
            "OperationNotAllowedOnIncrementalCopyBlob",
            409,
            "The specified operation is not allowed on an incremental copy blob."),
    OPERATION_NOT_ALLOWED_ON_ROOT_BLOB(
            "OperationNotAllowedOnRootBlob", 403, "The specified operation is not allowed on the root blob."),
    OPERATION_TIMED_OUT("OperationTimedOut", 500, "The operation could not be completed within the permitted time."),
    OUT_OF_RANGE_INPUT("OutOfRangeInput", 400, "One of the request inputs is out of range."),
    OUT_OF_RANGE_QUERY_PARAMETER_VALUE(
            "OutOfRangeQueryParameterValue",
            400,
            "One of the query parameters specified in the request URI is outside the permissible range."),
    PARENT_NOT_FOUND("ParentNotFound", 404, "The specified parent path does not exist."),
    PENDING_COPY_OPERATION("PendingCopyOperation", 409, "There is currently a pending copy operation."),
    PREVIOUS_SNAPSHOT_CANNOT_BE_NEWER(
            "PreviousSnapshotCannotBeNewer",
            400,
            "The prevsnapshot query parameter value cannot be newer than snapshot query parameter value."),
    PREVIOUS_SNAPSHOT_NOT_FOUND("PreviousSnapshotNotFound", 409, "The previous snapshot is not found."),
    PREVIOUS_SNAPSHOT_OPERATION_NOT_SUPPORTED(
            "PreviousSnapshotOperationNotSupported",
            409,
            "Differential Get Page Ranges is not supported on the previous snapshot."),
    PUBLIC_ACCESS_NOT_PERMITTED(
            "PublicAccessNotPermitted", 409, "Public access is not permitted on this storage account."),
    READ_ONLY_ATTRIBUTE(
            "ReadOnlyAttribute", 409, "The specified resource is read-only and cannot be modified at this time."),
    REQUEST_BODY_TOO_LARGE(
            "RequestBodyTooLarge", 413, "The request body is too large and exceeds the maximum permissible limit."),
    REQUEST_URL_FAILED_TO_PARSE("RequestUrlFailedToParse", 400, "The url in the request could not be parsed."),
    RESOURCE_ALREADY_EXISTS("ResourceAlreadyExists", 409, "The specified resource already exists."),
    RESOURCE_NOT_FOUND("ResourceNotFound", 404, "The specified resource does not exist."),
    RESOURCE_TYPE_MISMATCH(
            "ResourceTypeMismatch",
            409,
            "The specified resource type does not match the type of the existing resource."),
    SEQUENCE_NUMBER_CONDITION_NOT_MET(
            "SequenceNumberConditionNotMet", 412, "The sequence number condition specified was not met."),
    SEQUENCE_NUMBER_INCREMENT_TOO_LARGE(
            "SequenceNumberIncrementTooLarge",
            409,
            "The sequence number increment cannot be performed because it would result in overflow of the"
                    + " sequence number."),
    SERVER_BUSY("ServerBusy", 503, "The server is currently unable to receive requests. Please retry your request."),
    SHARE_ALREADY_EXISTS("ShareAlreadyExists", 409, "The specified share already exists."),
    SHARE_BEING_DELETED("ShareBeingDeleted", 409, "The specified share is being deleted. Try operation later."),
    SHARE_DISABLED("ShareDisabled", 403, "The specified share is disabled by the administrator."),
    SHARE_HAS_SNAPSHOTS("ShareHasSnapshots", 409, "The share has snapshots and the operation requires no snapshots."),
    SHARE_NOT_FOUND("ShareNotFound", 404, "The specified share does not exist."),
    SHARE_SNAPSHOT_COUNT_EXCEEDED(
            "ShareSnapshotCountExceeded", 409, "The total number of snapshots for the share is over the limit."),
    SHARE_SNAPSHOT_IN_PROGRESS("ShareSnapshotInProgress", 409, "Another Share Snapshot operation is in progress."),
    SHARE_SNAPSHOT_NOT_FOUND("ShareSnapshotNotFound", 404, "The specified share snapshot does not exist."),
    SHARE_SNAPSHOT_OPERATION_NOT_SUPPORTED(
            "ShareSnapshotOperationNotSupported", 400, "The operation is not supported on a share snapshot."),
    SHARING_VIOLATION("SharingViolation", 409, "The specified resource may be in use by an SMB client."),
    SNAPSHOTS_PRESENT("SnapshotsPresent", 409, "This operation is not permitted because the blob has snapshots."),
    SNAPSHOT_COUNT_EXCEEDED("SnapshotCountExceeded", 409, "The snapshot count against this blob has been exceeded."),
    SOURCE_CONDITION_NOT_MET(
            "SourceConditionNotMet",
            412,
            "The source condition specified using HTTP conditional header(s) is not met."),
    TARGET_CONDITION_NOT_MET(
            "TargetConditionNotMet",
            412,
            "The target condition specified using HTTP conditional header(s) is not met."),
    UNAUTHORIZED_BLOB_OVERWRITE(
            "UnauthorizedBlobOverwrite", 403, "This request is not authorized to perform blob overwrites."),
    /** The same for blocks that wait for their list. */
    UNCOMMITTED_BLOCK_COUNT_EXCEEDS_LIMIT(
            "BlockCountExceedsLimit",
            409,
            "The uncommitted block count cannot exceed the maximum limit of 100,000 blocks."),
    UNSATISFIABLE_CONDITION(
            "UnsatisfiableCondition", 400, "The request includes an unsatisfiable condition for this operation."),
    UNSUPPORTED_HEADER("UnsupportedHeader", 400, "One of the headers specified in the request is not supported."),
    UNSUPPORTED_HTTP_VERB("UnsupportedHttpVerb", 405, "The resource doesn't support specified Http Verb."),
    UNSUPPORTED_QUERY_PARAMETER(
            "UnsupportedQueryParameter",
            400,
            "One of the query parameters specified in the request URI is not supported."),
    UNSUPPORTED_XML_NODE(
            "UnsupportedXmlNode", 400, "One of the XML nodes specified in the request body is not supported.");

    private final String code;
    private final int status;
    private final String message;

    AzureError(String code, int status, String message) {
        this.code = code;
        this.status = status;
        this.message = message;
    }

    /** As it stands in the document and in x-ms-error-code. */
    public String code() {
        return code;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** Without request id and time. */
    public String message() {
        return message;
    }
}
