package org.elasto.emulator.blob;

import java.util.List;
import org.elasto.emulator.azure.AzureError;
import org.elasto.emulator.azure.AzureException;

/** The tiers of page blobs, from small to large: each has room for so much and no more. */
enum PageTier {
    P4(32),
    P6(64),
    P10(128),
    P15(256),
    P20(512),
    P30(1024),
    P40(2048),
    P50(4096),
    P60(8192);

    static final List<String> NAMES =
            List.of(values()).stream().map(PageTier::name).toList();

    private final long room;

    PageTier(long gibibytes) {
        this.room = gibibytes << 30;
    }

    /**
     * Returns if a blob may be put into a tier.
     *
     * @param now the tier that it is in; another name than one of these for none that was chosen
     * @throws AzureException BlobTierInadequateForContentLength, or CannotChangeToLowerTier
     */
    static void check(String asked, String now, long length) {
        PageTier tier = valueOf(asked);
        if (length > tier.room) {
            throw new AzureException(AzureError.BLOB_TIER_INADEQUATE_FOR_CONTENT_LENGTH);
        }
        if (NAMES.contains(now) && valueOf(now).compareTo(tier) > 0) {
            throw new AzureException(AzureError.CANNOT_CHANGE_TO_LOWER_TIER);
        }
    }

    /** @throws AzureException ContentLengthLargerThanTierLimit for a size that a tier has no room for */
    static void checkSize(String now, long length) {
        if (NAMES.contains(now) && length > valueOf(now).room) {
            throw new AzureException(AzureError.CONTENT_LENGTH_LARGER_THAN_TIER_LIMIT);
        }
    }
}
