package org.elasto.emulator.store;

/**
 * One named thing in a container.
 *
 * @param content its bytes
 * @param attributes what the protocol keeps with it
 */
public record Entry(Content content, Attributes attributes) {

    /** A thing whose bytes, if it has any, are kept in its attributes: it has several states, or sparse content. */
    public static Entry of(Attributes attributes) {
        return new Entry(Content.EMPTY, attributes);
    }
}
