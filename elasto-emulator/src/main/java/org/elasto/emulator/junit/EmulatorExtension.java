package org.elasto.emulator.junit;

import java.net.URI;
import org.elasto.emulator.Emulator;
import org.elasto.emulator.EmulatorConfig;
import org.elasto.emulator.S3User;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests an emulator: one server for the whole JVM on a free port of 127.0.0.1, and a fresh world for every test.
 *
 * <pre>{@code
 * @ExtendWith(EmulatorExtension.class)
 * class BackupTest {
 *     @Test
 *     void storesTheArchive(Emulator emulator, S3User user) { … emulator.s3Endpoint() … }
 * }
 * }</pre>
 *
 * <p>Methods may take an {@link Emulator}, the {@link S3User} to sign as, or the endpoint as a {@link URI}. The world is
 * shared by the JVM, so tests that use it must not run in parallel within one. A test during which the emulator met a
 * defect of its own fails.
 */
public final class EmulatorExtension implements BeforeEachCallback, AfterEachCallback, ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(EmulatorExtension.class);

    /** Closed by JUnit at the end of the run, with the root store that holds it. */
    private record Server(Emulator emulator) implements AutoCloseable {

        @Override
        public void close() {
            emulator.close();
        }
    }

    private static Emulator emulator(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        Server.class, unused -> new Server(Emulator.start(EmulatorConfig.inProcess())), Server.class)
                .emulator();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        Emulator emulator = emulator(context);
        emulator.reset();
        context.getStore(NAMESPACE).put("failures", emulator.failures());
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Emulator emulator = emulator(context);
        Long before = context.getStore(NAMESPACE).get("failures", Long.class);
        emulator.reset();
        if (before != null && emulator.failures() > before) {
            throw new AssertionError("the emulator met a defect of its own; its log has the stack trace");
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Emulator.class || type == S3User.class || type == URI.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Emulator emulator = emulator(context);
        Class<?> type = parameter.getParameter().getType();
        if (type == Emulator.class) {
            return emulator;
        }
        return type == URI.class
                ? emulator.s3Endpoint()
                : emulator.config().s3Users().get(0);
    }
}
