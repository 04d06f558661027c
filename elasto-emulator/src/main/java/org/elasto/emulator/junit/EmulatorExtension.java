package org.elasto.emulator.junit;

import java.net.URI;
import org.elasto.emulator.Emulator;
import org.elasto.emulator.S3User;
import org.elasto.emulator.StorageAccount;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives each test an emulator with a fresh world: no buckets, its clock on the present, no faults. The server is one for the whole
 * JVM, on a free port of 127.0.0.1, and lives to the end of the run.
 *
 * <pre>{@code
 * @ExtendWith(EmulatorExtension.class)
 * class BackupTest {
 *
 *     @Test
 *     void storesTheArchive(Emulator emulator, S3User user) {
 *         S3Client s3 = S3Client.builder()
 *                 .endpointOverride(emulator.s3Endpoint())
 *                 .region(Region.of(emulator.config().region()))
 *                 .forcePathStyle(true)
 *                 .credentialsProvider(StaticCredentialsProvider.create(
 *                         AwsBasicCredentials.create(user.accessKey(), user.secretKey())))
 *                 .build();
 *         …
 *     }
 * }
 * }</pre>
 *
 * <p>Test methods, {@code @BeforeEach} and {@code @AfterEach} may take an {@link Emulator}, the {@link S3User} or the
 * {@link StorageAccount} to sign as, or the endpoint of S3 as a {@link URI}. Constructors and {@code @BeforeAll} may not: what they made would be gone
 * before the test begins.
 *
 * <p>Tests may run in parallel. Each has an emulator to itself while it runs; where several run at once there are as many
 * servers, so that neither buckets nor the clock of one test are seen by another. Invocations of a parameterized or
 * repeated test count as tests of their own; the dynamic tests of one factory share a world.
 *
 * <p>A test during which the emulator met a defect of its own fails.
 */
public final class EmulatorExtension implements BeforeEachCallback, AfterEachCallback, ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(EmulatorExtension.class);

    /**
     * What one test has.
     *
     * @param failures how many defects the emulator had met before
     */
    private record Loan(Emulator emulator, long failures) {}

    private static EmulatorPool pool(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(EmulatorPool.class, unused -> new EmulatorPool(), EmulatorPool.class);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        Emulator emulator = pool(context).take();
        context.getStore(NAMESPACE).put(Loan.class, new Loan(emulator, emulator.failures()));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Loan loan = context.getStore(NAMESPACE).remove(Loan.class, Loan.class);
        if (loan == null) {
            return;
        }
        boolean failed = loan.emulator().failures() > loan.failures();
        pool(context).giveBack(loan.emulator());
        if (failed) {
            throw new AssertionError("the emulator met a defect of its own; its log has the stack trace");
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Emulator.class || type == S3User.class || type == StorageAccount.class || type == URI.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Loan loan = context.getStore(NAMESPACE).get(Loan.class, Loan.class);
        if (loan == null) {
            throw new ParameterResolutionException(
                    "an emulator is there for a test, @BeforeEach and @AfterEach, not for a constructor or @BeforeAll:"
                            + " each test begins with a fresh world");
        }
        Class<?> type = parameter.getParameter().getType();
        if (type == Emulator.class) {
            return loan.emulator();
        }
        if (type == StorageAccount.class) {
            return loan.emulator().config().azureAccounts().get(0);
        }
        return type == URI.class
                ? loan.emulator().s3Endpoint()
                : loan.emulator().config().s3Users().get(0);
    }
}
