package org.elasto.emulator.junit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.elasto.emulator.Emulator;
import org.elasto.emulator.EmulatorConfig;

/**
 * The servers of one run of tests: one, and a further one for each test that runs beside another. Thread-safe; JUnit
 * closes it with the root store that holds it.
 */
final class EmulatorPool implements AutoCloseable {

    private final Deque<Emulator> idle = new ArrayDeque<>();
    private final List<Emulator> all = new ArrayList<>();

    /** One that nobody else has, with a fresh world. */
    synchronized Emulator take() {
        Emulator emulator = idle.pollLast();
        if (emulator == null) {
            emulator = Emulator.start(EmulatorConfig.inProcess());
            all.add(emulator);
        }
        emulator.reset();
        return emulator;
    }

    /** Takes one back, and drops what its test left in it. */
    synchronized void giveBack(Emulator emulator) {
        emulator.reset();
        idle.addLast(emulator);
    }

    @Override
    public synchronized void close() {
        all.forEach(Emulator::close);
        all.clear();
        idle.clear();
    }
}
