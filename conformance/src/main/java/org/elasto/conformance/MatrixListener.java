package org.elasto.conformance;

import org.elasto.conformance.Matrix.Outcome;
import org.elasto.conformance.Matrix.Result;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Puts the end of each test into the matrix and tells the progress. */
final class MatrixListener implements TestExecutionListener {

    private final Matrix matrix;
    private final Progress progress;
    private @Nullable TestPlan plan;

    MatrixListener(Matrix matrix, Progress progress) {
        this.matrix = matrix;
        this.progress = progress;
    }

    @Override
    public void testPlanExecutionStarted(TestPlan testPlan) {
        this.plan = testPlan;
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (!test.isTest() && result.getStatus() != TestExecutionResult.Status.FAILED) {
            return;
        }
        String site = site(test);
        String name = name(test) + row(test);
        String verb =
                name.substring(0, name.indexOf('.')).replace("BehaviorTest", "").replace("WireTest", " (wire)");
        progress.step(site, name);
        boolean fickle = KnownDifferences.isIntermittent(site, name);
        boolean known = !KnownDifferences.reason(site, name).isEmpty();
        Throwable failure = result.getThrowable().orElse(null);
        String detail = failure == null ? "" : firstLines(failure);
        Outcome outcome = switch (result.getStatus()) {
            case SUCCESSFUL -> known && !fickle ? Outcome.FAILED : Outcome.PASSED;
            case ABORTED -> Outcome.UNSUPPORTED;
            case FAILED -> known ? Outcome.KNOWN : Outcome.FAILED;
        };
        if (outcome == Outcome.KNOWN) {
            detail = KnownDifferences.reason(site, name);
        }
        if (known && failure == null && outcome == Outcome.FAILED) {
            detail = "listed as a known difference, but passes: " + KnownDifferences.reason(site, name);
        }
        matrix.add(new Result(site, verb, name, outcome, detail));
    }

    private static String firstLines(Throwable failure) {
        String text = String.valueOf(failure.getMessage()).strip().replaceAll("\\s*\\R\\s*", " ");
        String head = text.length() > 300 ? text.substring(0, 300) + "…" : text;
        for (StackTraceElement element : failure.getStackTrace()) {
            if (element.getClassName().startsWith("org.elasto.conformance.")
                    && element.getClassName().endsWith("Test")) {
                return head + " (" + element.getFileName() + ":" + element.getLineNumber() + ")";
            }
        }
        return failure.getClass().getSimpleName() + ": " + head;
    }

    /** The display name of the class template's invocation above the test: target/backend. */
    private String site(TestIdentifier test) {
        TestPlan known = plan;
        TestIdentifier at = test;
        while (known != null && at != null) {
            if (at.getUniqueIdObject().getLastSegment().getType().equals("class-template-invocation")) {
                return at.getDisplayName();
            }
            at = known.getParent(at).orElse(null);
        }
        return "suite/-";
    }

    /** The row of a table, in parentheses; empty for a test of its own. */
    private static String row(TestIdentifier test) {
        String type = test.getUniqueIdObject().getLastSegment().getType();
        return type.equals("test-template-invocation") ? "(" + test.getDisplayName() + ")" : "";
    }

    private static String name(TestIdentifier test) {
        return test.getSource()
                .map(source -> source instanceof MethodSource method
                        ? simple(method.getClassName()) + "." + method.getMethodName()
                        : source instanceof ClassSource type ? simple(type.getClassName()) + "." : null)
                .orElse(test.getDisplayName() + ".");
    }

    private static String simple(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }
}
