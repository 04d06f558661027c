package org.elasto.emulator.file;

import java.time.Duration;
import java.time.Instant;
import org.elasto.emulator.azure.AzureError;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.Decimal;
import org.elasto.emulator.http.Request;
import org.jspecify.annotations.Nullable;

/**
 * How a share is set up. Immutable.
 *
 * @param quota in GiB
 * @param shrinkable when the quota of a Premium share may be made smaller
 * @param tierChange when the tier was set; null where nobody set it
 * @param rootSquash of a share for NFS; null of one for SMB
 * @param snapshotDirectory whether NFS clients see snapshots
 */
record ShareSettings(
        int quota,
        Instant shrinkable,
        ShareTier tier,
        @Nullable Instant tierChange,
        @Nullable RootSquash rootSquash,
        boolean snapshotDirectory,
        Provision provision) {

    static final String QUOTA = "x-ms-share-quota";
    static final String PROTOCOLS = "x-ms-enabled-protocols";
    static final String SNAPSHOT_DIRECTORY = "x-ms-enable-snapshot-virtual-directory-access";

    /** Recorded of a share that was made without one. */
    private static final int USUAL_QUOTA = 5120;

    /** Of a share that is provisioned: 256 TiB. */
    private static final int LARGEST_QUOTA = 262_144;

    private static final Duration SHRINK_PAUSE = Duration.ofDays(1);

    /**
     * What Create Share asks for.
     *
     * @throws AzureException InvalidHeaderValue
     */
    static ShareSettings created(FileCall call, Instant now) {
        boolean nfs = isNfs(call.request());
        ShareTier named = ShareTier.of(call.request());
        ShareTier usual = nfs ? ShareTier.PREMIUM : ShareTier.TRANSACTION_OPTIMIZED;
        ShareSettings bare = new ShareSettings(
                USUAL_QUOTA,
                now,
                nfs || named == null ? usual : named,
                named == null ? null : now,
                nfs ? RootSquash.NO_ROOT_SQUASH : null,
                nfs,
                Provision.NONE);
        return bare.changed(call, now).shrinkable(now.plus(SHRINK_PAUSE));
    }

    private ShareSettings shrinkable(Instant from) {
        return new ShareSettings(quota, from, tier, tierChange, rootSquash, snapshotDirectory, provision);
    }

    /** @throws AzureException InvalidHeaderValue */
    private static boolean isNfs(Request request) {
        String text = request.header(PROTOCOLS);
        if (text == null || text.equalsIgnoreCase("SMB")) {
            return false;
        }
        if (!text.equalsIgnoreCase("NFS")) {
            throw AzureException.invalidHeader(PROTOCOLS, text);
        }
        return true;
    }

    /**
     * These with what Set Share Properties asks for; what is not sent stays.
     *
     * @throws AzureException InvalidHeaderValue, or ContainerQuotaDowngradeNotAllowed
     */
    ShareSettings changed(FileCall call, Instant now) {
        int newQuota = quota(call.request());
        if (newQuota < quota && isPremium() && now.isBefore(shrinkable)) {
            throw new AzureException(AzureError.CONTAINER_QUOTA_DOWNGRADE_NOT_ALLOWED);
        }
        ShareTier newTier = tier(call.request());
        return new ShareSettings(
                newQuota,
                newQuota > quota ? now.plus(SHRINK_PAUSE) : shrinkable,
                newTier,
                newTier == tier ? tierChange : now,
                rootSquash(call.request()),
                call.header(SNAPSHOT_DIRECTORY) == null ? snapshotDirectory : call.isTrue(SNAPSHOT_DIRECTORY),
                provision.with(call));
    }

    private int quota(Request request) {
        String text = request.header(QUOTA);
        if (text == null) {
            return quota;
        }
        int value = Decimal.parse(text, 0, text.length());
        if (value < 1 || value > LARGEST_QUOTA) {
            throw AzureException.invalidHeader(QUOTA, text);
        }
        return value;
    }

    /** Premium shares are in accounts of their own, so a share never becomes one or ceases to be one. */
    private ShareTier tier(Request request) {
        ShareTier named = ShareTier.of(request);
        if (named == null) {
            return tier;
        }
        if (isPremium() != (named == ShareTier.PREMIUM)) {
            throw AzureException.invalidHeader("x-ms-access-tier", named.word());
        }
        return named;
    }

    private @Nullable RootSquash rootSquash(Request request) {
        RootSquash named = RootSquash.of(request);
        if (named != null && rootSquash == null) {
            throw AzureException.invalidHeader(RootSquash.HEADER, named.word());
        }
        return named == null ? rootSquash : named;
    }

    boolean isNfs() {
        return rootSquash != null;
    }

    boolean isPremium() {
        return tier == ShareTier.PREMIUM;
    }
}
