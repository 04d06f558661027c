package org.elasto.emulator.file;

import org.elasto.emulator.azure.StorageService;
import org.elasto.emulator.azure.front.Cors;
import org.elasto.emulator.azure.front.DelegationKeys;
import org.elasto.emulator.http.Reception;

/** What the service says to browsers, and the keys it hands out. */
final class ServiceHandlers {

    private ServiceHandlers() {}

    /** What a browser asks before it sends a request of a page of another origin. */
    static Reception preflight(FileCall call) {
        return Cors.preflight(
                call,
                ServiceState.of(call.context().store().world(), call.target().account())
                        .cors());
    }

    static Reception getUserDelegationKey(FileCall call) {
        return DelegationKeys.get(
                call,
                StorageService.FILE,
                call.target().account().account(),
                call.context().now());
    }
}
