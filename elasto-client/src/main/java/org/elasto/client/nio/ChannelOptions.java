package org.elasto.client.nio;

import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.elasto.client.OpenFlag;
import org.elasto.client.OpenOptions;

/**
 * How a channel was opened.
 *
 * @param sync whether every write is published before it returns
 * @param byForce whether closing does not publish
 * @param file how the file is opened
 */
record ChannelOptions(
        boolean read,
        boolean write,
        boolean append,
        boolean sync,
        boolean deleteOnClose,
        boolean byForce,
        OpenOptions file) {

    static ChannelOptions of(Set<? extends OpenOption> asked, FileAttribute<?>... attributes) {
        for (OpenOption option : asked) {
            boolean known = option instanceof StandardOpenOption
                    || option instanceof ElastoOption
                    || option instanceof LinkOption;
            if (!known) {
                throw new UnsupportedOperationException("there is no option " + option);
            }
        }
        boolean append = asked.contains(StandardOpenOption.APPEND);
        boolean write = append || asked.contains(StandardOpenOption.WRITE);
        boolean read = !write || asked.contains(StandardOpenOption.READ);
        if (append && (read || asked.contains(StandardOpenOption.TRUNCATE_EXISTING))) {
            throw new IllegalArgumentException("APPEND goes with neither READ nor TRUNCATE_EXISTING");
        }
        boolean sync = asked.contains(StandardOpenOption.SYNC) || asked.contains(StandardOpenOption.DSYNC);
        return new ChannelOptions(
                read,
                write,
                append,
                sync,
                asked.contains(StandardOpenOption.DELETE_ON_CLOSE),
                asked.contains(ElastoOption.PUBLISH_BY_FORCE),
                creation(write ? flags(asked) : EnumSet.noneOf(OpenFlag.class), attributes));
    }

    private static Set<OpenFlag> flags(Set<? extends OpenOption> asked) {
        EnumSet<OpenFlag> flags = EnumSet.noneOf(OpenFlag.class);
        boolean fresh = asked.contains(StandardOpenOption.CREATE_NEW);
        if (fresh) {
            flags.add(OpenFlag.EXCLUSIVE);
        }
        if (fresh || asked.contains(StandardOpenOption.CREATE)) {
            flags.add(OpenFlag.CREATE);
        }
        if (!fresh && asked.contains(StandardOpenOption.TRUNCATE_EXISTING)) {
            flags.add(OpenFlag.TRUNCATE);
        }
        if (asked.contains(ElastoOption.REWRITE)) {
            flags.add(OpenFlag.REWRITE);
        }
        return flags;
    }

    /**
     * What to create with: {@code elasto:contentType} and {@code elasto:location} are strings, {@code elasto:metadata} a
     * map of strings.
     *
     * @throws UnsupportedOperationException for any other attribute
     */
    static OpenOptions creation(Set<OpenFlag> flags, FileAttribute<?>... attributes) {
        OpenOptions options = OpenOptions.of(flags.toArray(OpenFlag[]::new));
        for (FileAttribute<?> attribute : attributes) {
            options = switch (attribute.name()) {
                case "elasto:contentType" -> options.withContentType(text(attribute));
                case "elasto:location" -> options.withLocation(text(attribute));
                case "elasto:metadata" -> options.withMetadata(pairs(attribute));
                default ->
                    throw new UnsupportedOperationException(
                            "nothing is created with the attribute " + attribute.name());
            };
        }
        return options;
    }

    private static String text(FileAttribute<?> attribute) {
        if (attribute.value() instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException(attribute.name() + " is a string");
    }

    private static Map<String, String> pairs(FileAttribute<?> attribute) {
        Map<String, String> pairs = new HashMap<>();
        if (!(attribute.value() instanceof Map<?, ?> given)) {
            throw new IllegalArgumentException(attribute.name() + " is a map");
        }
        given.forEach((name, value) -> pairs.put(String.valueOf(name), String.valueOf(value)));
        return pairs;
    }
}
