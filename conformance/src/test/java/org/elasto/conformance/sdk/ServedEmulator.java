package org.elasto.conformance.sdk;

import java.time.Duration;
import org.elasto.emulator.Emulator;
import org.elasto.emulator.EmulatorConfig;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * An emulator of a test class's own, unless the class talks to an endpoint that the environment gives. A class during
 * which the emulator met a bug of its own fails.
 */
public abstract class ServedEmulator implements BeforeAllCallback, AfterAllCallback {

    private final EmulatorConfig config;
    private final @Nullable String given;
    private @Nullable Emulator emulator;

    /**
     * Nothing is started before the class begins.
     *
     * @param given the endpoint to talk to; null for an emulator
     */
    protected ServedEmulator(EmulatorConfig config, @Nullable String given) {
        this.config = config;
        this.given = given;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (given == null) {
            emulator = Emulator.start(config);
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (emulator != null) {
            long failures = emulator.failures();
            emulator.close();
            if (failures > 0) {
                throw new AssertionError(failures + " requests met a bug of the emulator");
            }
        }
    }

    protected EmulatorConfig config() {
        return config;
    }

    /** The endpoint of the environment, or null. */
    protected @Nullable String given() {
        return given;
    }

    /** Only where the class has an emulator of its own. */
    public Emulator emulator() {
        if (emulator == null) {
            throw new IllegalStateException("no emulator of this class's own");
        }
        return emulator;
    }

    /** Moves the emulator's clock. */
    public void advance(Duration step) {
        emulator().clock().advance(step);
    }
}
