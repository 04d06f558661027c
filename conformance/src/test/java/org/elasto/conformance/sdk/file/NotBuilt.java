package org.elasto.conformance.sdk.file;

import com.azure.storage.file.share.models.ShareStorageException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * A test of what the emulator does not have yet: it has to end with 501, and fails once it no longer does. The table of
 * methods tells so.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NotBuilt.Expectation.class)
@interface NotBuilt {

    /** Takes the 501, and misses it. */
    final class Expectation implements TestExecutionExceptionHandler, AfterTestExecutionCallback {

        private static final String SEEN = "seen";

        private static ExtensionContext.Store store(ExtensionContext context) {
            return context.getStore(ExtensionContext.Namespace.create(NotBuilt.class, context.getUniqueId()));
        }

        @Override
        public void handleTestExecutionException(ExtensionContext context, Throwable thrown) throws Throwable {
            if (!(thrown instanceof ShareStorageException refused) || refused.getStatusCode() != 501) {
                throw thrown;
            }
            store(context).put(SEEN, true);
        }

        @Override
        public void afterTestExecution(ExtensionContext context) {
            if (store(context).get(SEEN) == null) {
                throw new AssertionError("no 501: it is built, or it fails before that");
            }
        }
    }
}
