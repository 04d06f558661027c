package org.elasto.conformance.sdk.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.storage.file.share.ShareClient;
import com.azure.storage.file.share.ShareDirectoryClient;
import com.azure.storage.file.share.ShareFileClient;
import com.azure.storage.file.share.ShareServiceClient;
import com.azure.storage.file.share.specialized.ShareLeaseClient;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Every public method of the SDK's clients, in all its forms, is called by a test of this package: read from the tests'
 * bytecode, and from what they call of this package in turn. The table that people read is held to it.
 */
class MethodTableTest {

    private static final Path TABLE = Path.of("..", "docs", "file-sdk-methods.md");

    private static final List<Class<?>> CLIENTS = List.of(
            ShareServiceClient.class,
            ShareClient.class,
            ShareDirectoryClient.class,
            ShareFileClient.class,
            ShareLeaseClient.class);

    private static final String HEAD = """
            # The File SDK for Java, method by method

            Every public method of the five clients of azure-storage-file-share, the tests in
            `conformance/src/test/java/org/elasto/conformance/sdk/file` that call it on the emulator, and what came of
            it. Forms are what differs in its parameters, `WithResponse` included. Generated from the tests; a test keeps
            it so.

            | Client | Method | Forms | Called | Tests | Result |
            |---|---|---|---|---|---|
            """;

    private final Map<String, Set<JavaCodeUnit>> callers = callers();

    @Test
    void everyMethodIsCalledInEveryForm() {
        assertThat(CLIENTS.stream()
                        .flatMap(client -> methods(client).stream())
                        .map(MethodTableTest::form)
                        .filter(form -> !callers.containsKey(form)))
                .as("called by no test")
                .isEmpty();
    }

    @Test
    void theTableSaysWhatTheTestsDo() throws IOException {
        assertThat(Files.readString(TABLE))
                .as("%s does not say what the tests do; it should be:%n%s", TABLE, table())
                .isEqualTo(table());
    }

    private static List<Method> methods(Class<?> client) {
        return Arrays.stream(client.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                .toList();
    }

    private static String form(Method method) {
        return form(
                method.getDeclaringClass().getName(),
                method.getName(),
                Arrays.stream(method.getParameterTypes()).map(Class::getName).toList());
    }

    private static String form(String owner, String name, List<String> parameters) {
        return owner + '.' + name + parameters;
    }

    /** What is called, and the tests that call it. */
    private static Map<String, Set<JavaCodeUnit>> callers() {
        JavaClasses tests = new ClassFileImporter().importPackages(MethodTableTest.class.getPackageName());
        Map<String, Set<JavaCodeUnit>> callers = new TreeMap<>();
        for (JavaClass each : tests) {
            for (JavaCodeUnit test : each.getCodeUnits()) {
                if (test.isAnnotatedWith(Test.class)) {
                    follow(test, test, callers, new TreeSet<>());
                }
            }
        }
        return callers;
    }

    private static void follow(
            JavaCodeUnit test, JavaCodeUnit unit, Map<String, Set<JavaCodeUnit>> callers, Set<String> seen) {
        if (!seen.add(unit.getFullName())) {
            return;
        }
        for (JavaAccess<?> access : unit.getAccessesFromSelf()) {
            called(access, test, callers, seen);
        }
        unit.getMethodReferencesFromSelf().forEach(access -> called(access, test, callers, seen));
    }

    private static void called(
            JavaAccess<?> access, JavaCodeUnit test, Map<String, Set<JavaCodeUnit>> callers, Set<String> seen) {
        if (!(access.getTarget() instanceof AccessTarget.CodeUnitAccessTarget target)) {
            return;
        }
        List<String> parameters =
                target.getRawParameterTypes().stream().map(JavaClass::getName).toList();
        callers.computeIfAbsent(
                        form(target.getOwner().getName(), target.getName(), parameters), form -> new HashSet<>())
                .add(test);
        if (target.getOwner().getPackageName().equals(MethodTableTest.class.getPackageName())) {
            target.resolveMember()
                    .filter(JavaCodeUnit.class::isInstance)
                    .map(JavaCodeUnit.class::cast)
                    .ifPresent(unit -> follow(test, unit, callers, seen));
        }
    }

    private String table() {
        return CLIENTS.stream().map(this::rows).collect(Collectors.joining("", HEAD, ""));
    }

    private String rows(Class<?> client) {
        return methods(client).stream()
                .collect(Collectors.groupingBy(
                        method -> method.getName().replace("WithResponse", ""), TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(entry -> row(client, entry.getKey(), entry.getValue()))
                .collect(Collectors.joining());
    }

    private String row(Class<?> client, String name, List<Method> forms) {
        List<Set<JavaCodeUnit>> called = forms.stream()
                .map(MethodTableTest::form)
                .filter(callers::containsKey)
                .map(callers::get)
                .toList();
        Set<JavaCodeUnit> tests = called.stream().flatMap(Collection::stream).collect(Collectors.toSet());
        String result = tests.isEmpty() ? "not called" : "passes";
        return "| "
                + String.join(
                        " | ",
                        client.getSimpleName(),
                        "`" + name + "`",
                        String.valueOf(forms.size()),
                        String.valueOf(called.size()),
                        named(tests),
                        result)
                + " |\n";
    }

    /** At most three of them. */
    private static String named(Set<JavaCodeUnit> tests) {
        List<String> names = tests.stream()
                .map(test -> test.getOwner().getSimpleName() + '.' + test.getName())
                .sorted()
                .toList();
        String first = names.stream().limit(3).collect(Collectors.joining(", "));
        return names.size() > 3 ? first + " and " + (names.size() - 3) + " more" : first;
    }
}
