package org.elasto.emulator.management;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An object of a JSON document, its members in order. Immutable. Values are {@link String}, {@link Boolean},
 * {@link Literal}, lists of values, and objects; a member that is null is not there. Names are found in any case of letters,
 * as the service finds them.
 */
record JsonObject(Map<String, Object> members) {

    static final JsonObject EMPTY = new JsonObject(Map.of());

    JsonObject {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /** A number as it was written. */
    record Literal(String literal) {}

    /** This object with one member more, or another value for it; null leaves it out. */
    JsonObject with(String name, @Nullable Object value) {
        Map<String, Object> more = new LinkedHashMap<>(members);
        if (value == null) {
            more.remove(name);
        } else {
            more.put(name, value);
        }
        return new JsonObject(more);
    }

    /** The value of a member; null if it is not there. */
    @Nullable
    Object value(String name) {
        Object exact = members.get(name);
        if (exact != null) {
            return exact;
        }
        for (Map.Entry<String, Object> member : members.entrySet()) {
            if (member.getKey().equalsIgnoreCase(name)) {
                return member.getValue();
            }
        }
        return null;
    }

    /**
     * A text; null if it is not there.
     *
     * @throws ArmException InvalidValuesForRequestParameters if it is no text
     */
    @Nullable
    String text(String name) {
        Object value = value(name);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw ArmError.INVALID_VALUES.with(name);
    }

    /**
     * A truth; false if it is not there.
     *
     * @throws ArmException InvalidValuesForRequestParameters if it is none
     */
    boolean isTrue(String name) {
        Object value = value(name);
        if (value == null || value instanceof Boolean) {
            return Boolean.TRUE.equals(value);
        }
        throw ArmError.INVALID_VALUES.with(name);
    }

    /**
     * An object; an empty one if it is not there.
     *
     * @throws ArmException InvalidValuesForRequestParameters if it is none
     */
    JsonObject object(String name) {
        Object value = value(name);
        if (value == null || value instanceof JsonObject) {
            return value == null ? EMPTY : (JsonObject) value;
        }
        throw ArmError.INVALID_VALUES.with(name);
    }

    /** A page of a list that is the last. */
    static JsonObject page(List<?> values) {
        return EMPTY.with("value", values);
    }
}
