package org.elasto.emulator.file;

import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.Decimal;
import org.elasto.emulator.azure.front.AzureCall;
import org.jspecify.annotations.Nullable;

/**
 * How fast a share is to be. Kept and told, and no more: nothing is slowed down. Immutable.
 *
 * @param bursting whether more is paid for when it is used
 * @param burstIops the most of it, null where it was not said; so are the rest
 * @param burstBandwidth in MiB a second
 * @param bandwidth in MiB a second
 */
record Provision(
        boolean bursting,
        @Nullable Long burstIops,
        @Nullable Long burstBandwidth,
        @Nullable Long iops,
        @Nullable Long bandwidth) {

    static final Provision NONE = new Provision(false, null, null, null, null);

    static final String BURSTING = "x-ms-share-paid-bursting-enabled";
    static final String BURST_IOPS = "x-ms-share-paid-bursting-max-iops";
    static final String BURST_BANDWIDTH = "x-ms-share-paid-bursting-max-bandwidth-mibps";
    static final String IOPS = "x-ms-share-provisioned-iops";
    static final String BANDWIDTH = "x-ms-share-provisioned-bandwidth-mibps";

    /**
     * This with what a request says in the place of its own.
     *
     * @throws AzureException InvalidHeaderValue
     */
    Provision with(AzureCall call) {
        return new Provision(
                call.header(BURSTING) == null ? bursting : call.isTrue(BURSTING),
                number(call, BURST_IOPS, burstIops),
                number(call, BURST_BANDWIDTH, burstBandwidth),
                number(call, IOPS, iops),
                number(call, BANDWIDTH, bandwidth));
    }

    private static @Nullable Long number(AzureCall call, String header, @Nullable Long before) {
        String text = call.header(header);
        if (text == null) {
            return before;
        }
        long value = Decimal.parseLong(text);
        if (value < 1) {
            throw AzureException.invalidHeader(header, text);
        }
        return value;
    }
}
