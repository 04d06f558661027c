package org.elasto.emulator.blob;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.AzureQuery;

/** What a list of blobs is asked to show beside live blobs and their properties. */
enum ListInclude {
    SNAPSHOTS,
    METADATA,
    UNCOMMITTEDBLOBS,
    COPY,
    DELETED,
    TAGS,
    VERSIONS,
    DELETEDWITHVERSIONS,
    IMMUTABILITYPOLICY,
    LEGALHOLD,
    /** Of accounts with a hierarchical namespace; changes nothing. */
    PERMISSIONS;

    private static final String PARAMETER = "include";

    /** @throws AzureException InvalidQueryParameterValue for a word that is none of these */
    static Set<ListInclude> of(AzureQuery query) {
        Set<ListInclude> all = EnumSet.noneOf(ListInclude.class);
        String text = query.text(PARAMETER);
        for (String word : text.split(",", -1)) {
            if (!word.isBlank()) {
                all.add(of(word.strip(), text));
            }
        }
        return all;
    }

    private static ListInclude of(String word, String text) {
        for (ListInclude include : values()) {
            if (include.name().toLowerCase(Locale.ROOT).equalsIgnoreCase(word)) {
                return include;
            }
        }
        throw AzureException.invalidParameter(PARAMETER, text);
    }
}
