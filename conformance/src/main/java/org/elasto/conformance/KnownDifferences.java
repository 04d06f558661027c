package org.elasto.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * What targets are known to get wrong: {@code known-differences.properties}, a line each, {@code TARGET.Class.method =
 * reason}, with the row of a table in parentheses. Strict both ways: a difference that is not listed fails the run, and
 * so does a listed one that has gone, unless its reason begins with "sometimes".
 */
final class KnownDifferences {

    private static final String FILE = "known-differences.properties";

    private KnownDifferences() {}

    /** The tests that a target is known to fail, as {@code Class.method}. */
    static Set<String> of(String target) {
        Set<String> tests = new TreeSet<>();
        String prefix = target + '.';
        for (String name : load().stringPropertyNames()) {
            if (name.startsWith(prefix)) {
                tests.add(name.substring(prefix.length()));
            }
        }
        return tests;
    }

    /** Whether a target fails a test only now and then: then it may pass as well. */
    static boolean isIntermittent(String target, String test) {
        return reason(target, test).startsWith("sometimes ");
    }

    /** Why a target fails a test. */
    static String reason(String target, String test) {
        return load().getProperty(target + '.' + test, "");
    }

    private static Properties load() {
        Properties properties = new Properties();
        try (InputStream in = KnownDifferences.class.getResourceAsStream(FILE)) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
