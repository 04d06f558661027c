package org.elasto.emulator.azure;

/** What a request is told that brings no credentials, or a token that does not do. */
public final class Challenge {

    private static final String HEADER = "WWW-Authenticate";

    private Challenge() {}

    /**
     * The refusal of a request without credentials to what is not public: old versions are told that nothing is there,
     * younger ones where to get a token.
     *
     * @param tenantId whose users may get one
     */
    public static AzureException ofAnonymous(ApiVersion version, String tenantId) {
        if (!version.atLeast(ApiVersion.CHALLENGES_ANONYMOUS)) {
            return new AzureException(AzureError.RESOURCE_NOT_FOUND);
        }
        return challenged(new AzureException(AzureError.NO_AUTHENTICATION_INFORMATION), tenantId);
    }

    /** The same refusal, saying where to get a better token if it is one of 401. */
    public static AzureException challenged(AzureException refusal, String tenantId) {
        return refusal.error().status() != 401
                ? refusal
                : refusal.header(
                        HEADER,
                        "Bearer authorization_uri=https://login.microsoftonline.com/" + tenantId
                                + "/oauth2/authorize resource_id=" + BearerTokens.STORAGE_AUDIENCE);
    }
}
