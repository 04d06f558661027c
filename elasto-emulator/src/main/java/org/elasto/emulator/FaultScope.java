package org.elasto.emulator;

import java.util.Arrays;
import java.util.List;
import org.elasto.emulator.http.Asked;
import org.elasto.emulator.http.Vocabulary;

/**
 * Which requests a fault is for. Immutable.
 *
 * @param fronts empty for all
 * @param operations as the fronts call them; empty for all
 * @param path decoded; empty for all
 * @param prefix whether whatever begins with the path is meant too
 */
record FaultScope(List<Fault.Front> fronts, List<String> operations, String path, boolean prefix) {

    static final FaultScope ALL = new FaultScope(List.of(), List.of(), "", true);

    FaultScope {
        fronts = List.copyOf(fronts);
        operations = List.copyOf(operations);
    }

    /** Those it can be for. */
    List<Fault.Front> candidates() {
        return fronts.isEmpty() ? Arrays.asList(Fault.Front.values()) : fronts;
    }

    /**
     * The same for some operations.
     *
     * @throws IllegalArgumentException for one that no front has
     */
    FaultScope withOperations(List<String> names) {
        List<String> known = names.stream().map(this::known).distinct().toList();
        return new FaultScope(fronts, known, path, prefix);
    }

    private String known(String name) {
        for (Fault.Front front : candidates()) {
            String operation = front.vocabulary().operation(name);
            if (operation != null) {
                return operation;
            }
        }
        throw new IllegalArgumentException(
                fronts.isEmpty()
                        ? "no front has an operation " + name
                        : Fault.Front.list(fronts) + " has no operation " + name);
    }

    /** Whether a front has one of the operations. */
    boolean concerns(Fault.Front front) {
        if (!candidates().contains(front)) {
            return false;
        }
        Vocabulary words = front.vocabulary();
        return operations.isEmpty() || operations.stream().anyMatch(words.operations()::contains);
    }

    /** Whether a request of a front that it {@link #concerns} is meant. */
    boolean matches(Asked asked) {
        boolean here = prefix ? asked.path().startsWith(path) : asked.path().equals(path);
        return here && (operations.isEmpty() || operations.contains(asked.operation()));
    }
}
