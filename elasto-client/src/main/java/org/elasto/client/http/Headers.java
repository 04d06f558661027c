package org.elasto.client.http;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Header fields in their order; names are compared without case. Not for use by several threads while it changes. */
public final class Headers implements Iterable<Headers.Field> {

    /** A header field. */
    public record Field(String name, String value) {}

    private final List<Field> fields;

    public Headers() {
        this.fields = new ArrayList<>();
    }

    /** A copy. */
    public Headers(Headers other) {
        this.fields = new ArrayList<>(other.fields);
    }

    /** Adds a field behind the others. */
    public Headers add(String name, String value) {
        fields.add(new Field(name, value));
        return this;
    }

    /** Adds a field unless there is no value. */
    public Headers addIfPresent(String name, @Nullable String value) {
        return value == null ? this : add(name, value);
    }

    /** Replaces every field of that name. */
    public Headers set(String name, String value) {
        remove(name);
        return add(name, value);
    }

    public Headers remove(String name) {
        fields.removeIf(field -> field.name.equalsIgnoreCase(name));
        return this;
    }

    /** The value of the first field of that name, or null. */
    public @Nullable String first(String name) {
        for (int i = 0; i < fields.size(); i++) {
            Field field = fields.get(i);
            if (field.name.equalsIgnoreCase(name)) {
                return field.value;
            }
        }
        return null;
    }

    public boolean contains(String name) {
        return first(name) != null;
    }

    /** Every field in order. */
    public void each(BiConsumer<String, String> action) {
        for (Field field : fields) {
            action.accept(field.name, field.value);
        }
    }

    @Override
    public Iterator<Field> iterator() {
        return List.copyOf(fields).iterator();
    }
}
