package org.elasto.emulator.azure;

import java.util.Map;

/**
 * What a SAS that was found right grants. Immutable.
 *
 * @param version the one it is made for
 * @param permissions its own, or those of its stored policy
 * @param services the letters of ss; those of the one service for other kinds
 * @param levels the letters of srt; empty for other kinds
 * @param responseHeaders headers of the answer that it overrides, by name
 * @param encryptionScope that writes must use; empty for none
 * @param objectId of the user who made it; empty for other kinds than user delegation
 */
public record SasGrant(
        SasKind kind,
        ApiVersion version,
        SasPermissions permissions,
        String services,
        String levels,
        Map<String, String> responseHeaders,
        String encryptionScope,
        String objectId) {

    /**
     * Returns if the SAS grants an operation.
     *
     * @param overwrites whether what the operation creates exists already
     * @throws AzureException AuthorizationServiceMismatch, AuthorizationResourceTypeMismatch,
     *     AuthorizationPermissionMismatch or AuthorizationFailure; ResourceNotFound before 2015-04-05
     */
    public void require(SasNeed need, StorageService service, boolean overwrites) {
        String anyOf = overwrites ? need.overwriting() : need.anyOf();
        if (need.anyOf().isEmpty() || (need.accountOnly() && kind != SasKind.ACCOUNT)) {
            throw refusal(AzureError.AUTHORIZATION_FAILURE);
        }
        if (services.indexOf(service.letter()) < 0) {
            throw refusal(AzureError.AUTHORIZATION_SERVICE_MISMATCH);
        }
        if (kind == SasKind.ACCOUNT && levels.indexOf(need.level().letter()) < 0) {
            throw refusal(AzureError.AUTHORIZATION_RESOURCE_TYPE_MISMATCH);
        }
        if (!permissions.allow(anyOf)) {
            throw refusal(AzureError.AUTHORIZATION_PERMISSION_MISMATCH);
        }
    }

    private AzureException refusal(AzureError error) {
        return new AzureException(
                version.atLeast(ApiVersion.SAS_ADDRESS_AND_PROTOCOL) ? error : AzureError.RESOURCE_NOT_FOUND);
    }
}
