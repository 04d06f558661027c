package org.elasto.client.azure;

/** The versions of the storage services. They are dates, so that their text is in their order. */
public final class AzureVersion {

    /** What we ask for: blocks of 4000 MiB, paged page ranges, names escaped in listings. */
    public static final String CURRENT = "2021-12-02";

    /** What we ask of files: names that may end with a dot, and tokens, both since then. */
    public static final String FILE = "2022-11-02";

    /** From here on a body of no bytes signs as an empty length. */
    static final String EMPTY_LENGTH = "2015-02-21";

    /** From here on an x-ms field without a value is signed. */
    static final String EMPTY_FIELDS = "2016-05-31";

    private AzureVersion() {}
}
