package org.elasto.conformance.robustness;

import java.lang.management.ManagementFactory;
import java.util.function.LongSupplier;
import org.elasto.emulator.Emulator;
import org.elasto.emulator.store.World;

/** The memory of this JVM, and with it of an emulator inside it. */
final class Heap {

    private Heap() {}

    /** Measures with the emulator's world put back to what it is now: what requests have stored is no leak. */
    static LongSupplier of(Emulator emulator) {
        World scene = emulator.snapshot();
        return () -> {
            emulator.restore(scene);
            return used();
        };
    }

    /** Bytes in use once everything unreachable is gone. */
    private static long used() {
        // The second collection takes what finalizers and cleaners let go of after the first.
        ManagementFactory.getMemoryMXBean().gc();
        ManagementFactory.getMemoryMXBean().gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
