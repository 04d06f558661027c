package org.elasto.emulator.management;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A region of Azure that has storage accounts.
 *
 * @param name as resources have it
 * @param display as people read it
 * @param pair the name of the region that holds the second copy of what is redundant; its own where it has no pair
 */
record Region(String name, String display, String pair) {

    /** Where things are that nobody asked to be elsewhere. */
    static final String DEFAULT = "eastus";

    private static final List<Region> ALL = pairs(
            "East US", "West US",
            "East US 2", "Central US",
            "West US 2", "West Central US",
            "West US 3", "East US",
            "North Central US", "South Central US",
            "North Europe", "West Europe",
            "UK South", "UK West",
            "France Central", "France South",
            "Germany West Central", "Germany North",
            "Switzerland North", "Switzerland West",
            "Norway East", "Norway West",
            "Sweden Central", "Sweden South",
            "Italy North", "Italy North",
            "Poland Central", "Poland Central",
            "Spain Central", "Spain Central",
            "Southeast Asia", "East Asia",
            "Japan East", "Japan West",
            "Korea Central", "Korea South",
            "Australia East", "Australia Southeast",
            "Australia Central", "Australia Central 2",
            "Central India", "South India",
            "West India", "South India",
            "Canada Central", "Canada East",
            "Brazil South", "South Central US",
            "South Africa North", "South Africa West",
            "UAE North", "UAE Central",
            "Qatar Central", "Qatar Central",
            "Israel Central", "Israel Central",
            "Mexico Central", "Mexico Central",
            "New Zealand North", "New Zealand North");

    /** Each with its pair; where a pair is not in the first place itself, the two are each other's. */
    private static List<Region> pairs(String... names) {
        List<String> first = new ArrayList<>();
        List<Region> regions = new ArrayList<>();
        for (int i = 0; i < names.length; i += 2) {
            first.add(names[i]);
            regions.add(new Region(normalised(names[i]), names[i], normalised(names[i + 1])));
        }
        for (int i = 0; i < names.length; i += 2) {
            if (!first.contains(names[i + 1])) {
                first.add(names[i + 1]);
                regions.add(new Region(normalised(names[i + 1]), names[i + 1], normalised(names[i])));
            }
        }
        return List.copyOf(regions);
    }

    /** A location as resources have it: "East US" is eastus. */
    static String normalised(String location) {
        return location.replace(" ", "").toLowerCase(Locale.ROOT);
    }

    static List<Region> all() {
        return ALL;
    }

    /** The names of all with commas between them, as refusals list them. */
    static String names() {
        return String.join(",", ALL.stream().map(Region::name).toList());
    }

    /** The region of a name in either form; null for none. */
    static @Nullable Region find(String location) {
        String name = normalised(location);
        for (Region region : ALL) {
            if (region.name.equals(name)) {
                return region;
            }
        }
        return null;
    }
}
