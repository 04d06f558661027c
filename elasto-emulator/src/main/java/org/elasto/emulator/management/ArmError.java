package org.elasto.emulator.management;

/**
 * Every error that Resource Manager answers here: the code as it stands on the wire, the HTTP status and the message,
 * with {@code %s} for what it names. One row each, and nothing about an error is kept anywhere else. Which of them are
 * recorded and which are taken for granted says A-060.
 */
enum ArmError {
    ACCESS_TIER_REQUIRED("AccessTierRequired", 400, "The access tier is required for this account."),
    ACCOUNT_IN_ANOTHER_GROUP(
            "StorageAccountInAnotherResourceGroup",
            409,
            "The account %s is already in another resource group in this subscription."),
    ACCOUNT_NAME_INVALID(
            "AccountNameInvalid",
            400,
            "%s is not a valid storage account name. Storage account name must be between 3 and 24 characters in"
                    + " length and use numbers and lower-case letters only."),
    ACCOUNT_PROPERTY_IS_READ_ONLY(
            "AccountPropertyIsReadOnly",
            409,
            "The property '%s' was specified in the input, but it cannot be updated as it is read-only."),
    AUTHENTICATION_FAILED("AuthenticationFailed", 401, "Authentication failed. The 'Authorization' header is missing."),
    EXPIRED_AUTHENTICATION_TOKEN(
            "ExpiredAuthenticationToken",
            401,
            "The access token expiry UTC time '%s' is earlier than current UTC time '%s'."),
    GROUP_LOCATION_INVALID(
            "InvalidResourceGroupLocation",
            409,
            "Invalid resource group location '%s'. The Resource group already exists in location '%s'."),
    GROUP_NAME_INVALID(
            "InvalidResourceGroup",
            400,
            "The provided resource group name '%s' has these invalid characters or ends with a period; the name can"
                    + " have letters, digits, underscores, hyphens, parentheses and periods, 90 at most."),
    GROUP_NOT_FOUND("ResourceGroupNotFound", 404, "Resource group '%s' could not be found."),
    INTERNAL_ERROR("InternalServerError", 500, "Encountered internal server error."),
    INVALID_API_VERSION(
            "InvalidApiVersionParameter",
            400,
            "The api-version '%s' is invalid. It is a date, for instance 2025-06-01, with -preview behind it or not."),
    INVALID_AUTHENTICATION_TOKEN("InvalidAuthenticationToken", 401, "The access token is invalid."),
    INVALID_AUTHENTICATION_TOKEN_AUDIENCE(
            "InvalidAuthenticationTokenAudience",
            401,
            "The access token has been obtained for wrong audience or resource '%s'. It should exactly match with one"
                    + " of the allowed audiences 'https://management.core.windows.net/',"
                    + "'https://management.core.windows.net','https://management.azure.com/',"
                    + "'https://management.azure.com'."),
    INVALID_REQUEST_CONTENT(
            "InvalidRequestContent", 400, "The request content was invalid and could not be deserialized: '%s'."),
    INVALID_REQUEST_URI("InvalidRequestUri", 400, "The request URI could not be read."),
    INVALID_RESOURCE_LOCATION(
            "InvalidResourceLocation",
            409,
            "The resource '%s' already exists in location '%s' in resource group '%s'. A resource with the same name"
                    + " cannot be created in location '%s'. Please select a new resource name."),
    INVALID_SUBSCRIPTION_ID(
            "InvalidSubscriptionId", 400, "The provided subscription identifier '%s' is malformed or invalid."),
    INVALID_VALUES("InvalidValuesForRequestParameters", 400, "Values for request parameters are invalid: %s."),
    LOCATION_NOT_AVAILABLE(
            "LocationNotAvailableForResourceType",
            400,
            "The provided location '%s' is not available for resource type 'Microsoft.Storage/storageAccounts'. List"
                    + " of available regions for the resource type is '%s'."),
    LOCATION_NOT_AVAILABLE_FOR_GROUP(
            "LocationNotAvailableForResourceGroup",
            400,
            "The provided location '%s' is not available for resource group. List of available regions is '%s'."),
    LOCATION_REQUIRED("LocationRequired", 400, "The location property is required for this definition."),
    METHOD_NOT_ALLOWED("MethodNotAllowed", 405, "The requested resource does not support the HTTP method '%s'."),
    MISSING_API_VERSION(
            "MissingApiVersionParameter",
            400,
            "The api-version query parameter (?api-version=) is required for all requests."),
    NOT_IMPLEMENTED("NotImplemented", 501, "The operation '%s' is not implemented by this emulator."),
    PROVIDER_NOT_FOUND("InvalidResourceNamespace", 404, "The resource namespace '%s' is invalid."),
    REQUEST_TOO_LARGE("RequestContentTooLarge", 413, "The request content size exceeds the maximum size of %s bytes."),
    RESOURCE_NOT_FOUND(
            "ResourceNotFound",
            404,
            "The Resource 'Microsoft.Storage/storageAccounts/%s' under resource group '%s' was not found. For more"
                    + " details please go to https://aka.ms/ARMResourceNotFoundFix"),
    OPERATION_NOT_FOUND("ResourceNotFound", 404, "The operation '%s' was not found."),
    ROUTE_NOT_FOUND("NotFound", 404, "There is no resource at '%s'."),
    SERVICE_UNAVAILABLE("ServiceUnavailable", 503, "The service is temporarily unavailable. Please try again."),
    SUBSCRIPTION_NOT_FOUND("SubscriptionNotFound", 404, "The subscription '%s' could not be found."),
    TOO_MANY_REQUESTS(
            "TooManyRequests",
            429,
            "The request is being throttled as the limit of requests has been reached. Please try again later."),
    UNSUPPORTED_MEDIA_TYPE(
            "UnsupportedMediaType", 415, "The content media type '%s' is not supported. Only application/json is.");

    private final String code;
    private final int status;
    private final String message;

    ArmError(String code, int status, String message) {
        this.code = code;
        this.status = status;
        this.message = message;
    }

    /** By its code. */
    static ArmError of(String code) {
        for (ArmError error : values()) {
            if (error.code.equals(code)) {
                return error;
            }
        }
        throw new IllegalArgumentException("no error " + code);
    }

    /** Whether its message names nothing, so that it can be said of any request. */
    boolean isPlain() {
        return message.indexOf('%') < 0;
    }

    String code() {
        return code;
    }

    int status() {
        return status;
    }

    /** The message with what it names. */
    String message(String... named) {
        return message.formatted((Object[]) named);
    }

    /** A refusal that names something. */
    ArmException with(String... named) {
        return new ArmException(this, message(named));
    }
}
