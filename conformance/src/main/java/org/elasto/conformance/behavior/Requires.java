package org.elasto.conformance.behavior;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.elasto.client.Capability;

/**
 * The capabilities a test is about. On a backend without one of them the test counts as unsupported, and
 * {@link CapabilityBehaviorTest} asserts that the verb answers UNSUPPORTED there.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Requires {
    Capability[] value();
}
