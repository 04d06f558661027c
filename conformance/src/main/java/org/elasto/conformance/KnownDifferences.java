package org.elasto.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * What targets are known to get wrong: {@code known-differences.properties}, a line each, {@code TARGET.Class.method =
 * reason} or, for one backend alone, {@code TARGET/BACKEND.Class.method}, with the row of a table in parentheses. Strict both ways: a difference that is not listed fails the run, and
 * so does a listed one that has gone, unless its reason begins with "sometimes".
 */
final class KnownDifferences {

    private static final String FILE = "known-differences.properties";

    private KnownDifferences() {}

    /** What is listed for a target: the target itself, and those of its backends that have lists of their own. */
    static Set<String> sites(String target) {
        Set<String> sites = new TreeSet<>(Set.of(target));
        for (String name : load().stringPropertyNames()) {
            if (name.startsWith(target + '/')) {
                sites.add(name.substring(0, name.indexOf('.')));
            }
        }
        return sites;
    }

    /** The tests that a target, or a site, is known to fail, as {@code Class.method}. */
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

    /**
     * Whether a site fails a test only now and then: then it may pass as well.
     *
     * @param site a target, or one of its backends as {@code target/backend}
     */
    static boolean isIntermittent(String site, String test) {
        return reason(site, test).startsWith("sometimes ");
    }

    /** Why a site fails a test, or its whole target does; empty where neither is known to. */
    static String reason(String site, String test) {
        Properties properties = load();
        int slash = site.indexOf('/');
        String ofTarget = properties.getProperty((slash < 0 ? site : site.substring(0, slash)) + '.' + test, "");
        return properties.getProperty(site + '.' + test, ofTarget);
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
