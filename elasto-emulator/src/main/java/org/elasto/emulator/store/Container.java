package org.elasto.emulator.store;

import org.pcollections.TreePMap;

/**
 * A flat, ordered space of names: what S3 calls a bucket, Azure a container or a share.
 *
 * @param attributes what the protocol keeps with it
 * @param entries what is published, in the order of the names' UTF-8 bytes
 * @param staged what is under way and not visible yet (uploads), in the same order
 */
public record Container(Attributes attributes, TreePMap<String, Entry> entries, TreePMap<String, Entry> staged) {

    public static Container empty(Attributes attributes) {
        TreePMap<String, Entry> none = TreePMap.empty(Utf8Order.INSTANCE);
        return new Container(attributes, none, none);
    }

    public Container withAttributes(Attributes newAttributes) {
        return new Container(newAttributes, entries, staged);
    }

    public Container withEntries(TreePMap<String, Entry> newEntries) {
        return new Container(attributes, newEntries, staged);
    }

    public Container withStaged(TreePMap<String, Entry> newStaged) {
        return new Container(attributes, entries, newStaged);
    }
}
