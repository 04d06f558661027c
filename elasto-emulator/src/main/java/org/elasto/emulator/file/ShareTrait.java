package org.elasto.emulator.file;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.elasto.emulator.azure.ApiVersion;
import org.elasto.emulator.azure.AzureDates;
import org.elasto.emulator.azure.XmlDocument;
import org.elasto.emulator.http.Response;
import org.jspecify.annotations.Nullable;

/**
 * One thing that answers tell of how a share is set up. Immutable.
 *
 * @param header in the answer to Get Share Properties
 * @param element in the list of shares
 */
record ShareTrait(String header, String element, String value) {

    /** Baseline and growth of what a Premium share of the first model is given for each GiB. */
    private static final int BASE_IOPS = 3000;

    private static final int MOST_IOPS = 102_400;
    private static final long BASE_INGRESS = 40;
    private static final long BASE_EGRESS = 60;

    /** All that a version tells. */
    static List<ShareTrait> of(ShareSettings settings, ApiVersion version) {
        List<ShareTrait> traits = new ArrayList<>();
        add(traits, ShareSettings.QUOTA, "Quota", Integer.toString(settings.quota()));
        if (settings.isPremium() && version.atLeast(ApiVersion.PREMIUM_SHARES)) {
            addProvisioned(traits, settings, version);
        }
        if (version.atLeast(ApiVersion.SHARE_TIERS)) {
            add(traits, "x-ms-access-tier", "AccessTier", settings.tier().word());
            Instant change = settings.tierChange();
            if (change != null) {
                add(traits, "x-ms-access-tier-change-time", "AccessTierChangeTime", http(change));
            }
        }
        if (version.atLeast(ApiVersion.SHARE_PROTOCOLS)) {
            RootSquash squash = settings.rootSquash();
            add(traits, ShareSettings.PROTOCOLS, "EnabledProtocols", squash == null ? "SMB" : "NFS");
            if (squash != null) {
                add(traits, RootSquash.HEADER, "RootSquash", squash.word());
            }
        }
        if (settings.isNfs() && version.atLeast(ApiVersion.SNAPSHOT_DIRECTORIES)) {
            String shown = Boolean.toString(settings.snapshotDirectory());
            add(traits, ShareSettings.SNAPSHOT_DIRECTORY, "EnableSnapshotVirtualDirectoryAccess", shown);
        }
        if (settings.isPremium() && version.atLeast(ApiVersion.PAID_BURSTING)) {
            addBursting(traits, settings.provision());
        }
        return traits;
    }

    private static void addProvisioned(List<ShareTrait> traits, ShareSettings settings, ApiVersion version) {
        Provision provision = settings.provision();
        long ingress = BASE_INGRESS + hundredths(4, settings.quota());
        long egress = BASE_EGRESS + hundredths(6, settings.quota());
        long iops = Math.min(BASE_IOPS + (long) settings.quota(), MOST_IOPS);
        add(traits, Provision.IOPS, "ProvisionedIops", or(provision.iops(), iops));
        add(traits, "x-ms-share-provisioned-ingress-mbps", "ProvisionedIngressMBps", Long.toString(ingress));
        add(traits, "x-ms-share-provisioned-egress-mbps", "ProvisionedEgressMBps", Long.toString(egress));
        if (version.atLeast(ApiVersion.SHARE_BANDWIDTH)) {
            add(traits, Provision.BANDWIDTH, "ProvisionedBandwidthMiBps", or(provision.bandwidth(), ingress + egress));
        }
        add(
                traits,
                "x-ms-share-next-allowed-quota-downgrade-time",
                "NextAllowedQuotaDowngradeTime",
                http(settings.shrinkable()));
    }

    private static void addBursting(List<ShareTrait> traits, Provision provision) {
        add(traits, Provision.BURSTING, "PaidBurstingEnabled", Boolean.toString(provision.bursting()));
        if (provision.burstIops() != null) {
            add(
                    traits,
                    Provision.BURST_IOPS,
                    "PaidBurstingMaxIops",
                    provision.burstIops().toString());
        }
        if (provision.burstBandwidth() != null) {
            add(
                    traits,
                    Provision.BURST_BANDWIDTH,
                    "PaidBurstingMaxBandwidthMibps",
                    provision.burstBandwidth().toString());
        }
    }

    private static void add(List<ShareTrait> traits, String header, String element, String value) {
        traits.add(new ShareTrait(header, element, value));
    }

    /** So many hundredths of a number, rounded up. */
    private static long hundredths(int count, int number) {
        return ((long) count * number + 99) / 100;
    }

    private static String or(@Nullable Long set, long usual) {
        return Long.toString(set == null ? usual : set);
    }

    private static String http(Instant moment) {
        return AzureDates.http(moment);
    }

    static void mark(Response response, List<ShareTrait> traits) {
        traits.forEach(trait -> response.header(trait.header, trait.value));
    }

    static void write(XmlDocument out, List<ShareTrait> traits) {
        traits.forEach(trait -> out.element(trait.element, trait.value));
    }
}
