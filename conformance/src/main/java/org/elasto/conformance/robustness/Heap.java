package org.elasto.conformance.robustness;

import java.lang.management.ManagementFactory;

/** The memory of this JVM, and with it of an emulator inside it. */
final class Heap {

    private Heap() {}

    /** Bytes in use once everything unreachable is gone. */
    static long used() {
        // The second collection takes what finalizers and cleaners let go of after the first.
        ManagementFactory.getMemoryMXBean().gc();
        ManagementFactory.getMemoryMXBean().gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
