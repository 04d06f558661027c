package org.elasto.emulator.management;

import org.elasto.emulator.store.Attributes;

/**
 * A resource group. Immutable.
 *
 * @param name as it was first written
 */
record ResourceGroup(String name, Region region, JsonObject tags) implements Attributes {

    ResourceGroup withTags(JsonObject value) {
        return new ResourceGroup(name, region, value);
    }
}
