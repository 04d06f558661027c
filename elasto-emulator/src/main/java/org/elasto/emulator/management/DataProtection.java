package org.elasto.emulator.management;

/**
 * What the services of an account keep of what is deleted or overwritten. Immutable.
 *
 * @param versioning whether every write of a blob keeps the version before
 * @param containerRetentionDays how long a deleted container can be restored; 0 for not at all
 * @param shareRetentionDays how long a deleted share can be restored; 0 for not at all
 */
public record DataProtection(boolean versioning, int containerRetentionDays, int shareRetentionDays) {

    /**
     * What a new account has. Azure keeps the shares of new accounts for seven days when the portal makes them, not when
     * Resource Manager does.
     */
    public static final DataProtection NONE = new DataProtection(false, 0, 0);
}
