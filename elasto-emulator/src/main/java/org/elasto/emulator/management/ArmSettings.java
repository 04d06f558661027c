package org.elasto.emulator.management;

import java.time.Clock;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;
import org.elasto.emulator.azure.BearerTokens;
import org.elasto.emulator.store.World;

/**
 * How the management plane is set up. Immutable.
 *
 * @param subscription the only one, a GUID in lower case
 * @param endpoints where the services of accounts are
 * @param clock of every date that is answered, and of tokens
 * @param random makes keys and ids; used by many threads at once
 * @param tokens the issuer of bearer tokens
 * @param erase leaves out of a world what the services hold for an account of that name
 */
public record ArmSettings(
        String subscription,
        Endpoints endpoints,
        Clock clock,
        RandomGenerator random,
        BearerTokens tokens,
        BiFunction<World, String, World> erase) {

    /** Where the services of accounts are. */
    @FunctionalInterface
    public interface Endpoints {

        /**
         * Where a service of an account is, without a slash at the end.
         *
         * @param service {@code blob} or {@code file}
         */
        String of(String service, String account);
    }
}
