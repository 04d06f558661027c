package org.elasto.emulator.file;

import org.elasto.emulator.azure.AzureException;
import org.jspecify.annotations.Nullable;

/** The NFS properties that a request sets; null for one that it leaves as it is. Immutable. */
record NfsRequest(
        @Nullable String owner,
        @Nullable String group,
        @Nullable String mode) {

    private static final String OWNER = "x-ms-owner";
    private static final String GROUP = "x-ms-group";
    private static final String MODE = "x-ms-mode";

    /** @throws AzureException InvalidHeaderValue */
    static NfsRequest of(FileCall call) {
        return new NfsRequest(id(call, OWNER), id(call, GROUP), mode(call));
    }

    /**
     * Reads the headers of a copy, which may take some from its source.
     *
     * @throws AzureException InvalidHeaderValue
     */
    static NfsRequest ofCopy(FileCall call, FileSource source) {
        NfsRequest sent = of(call);
        boolean sameMode = CopyMode.of(call, "x-ms-file-mode-copy-mode", source) == CopyMode.SOURCE;
        boolean sameOwner = CopyMode.of(call, "x-ms-file-owner-copy-mode", source) == CopyMode.SOURCE;
        FileNode file = source.file();
        if (file == null) {
            return sent;
        }
        NfsProperties kept = file.head().nfs();
        NfsProperties theirs = kept == null ? NfsProperties.OF_FILE : kept;
        return new NfsRequest(
                sameOwner ? theirs.owner() : sent.owner,
                sameOwner ? theirs.group() : sent.group,
                sameMode ? theirs.mode() : sent.mode);
    }

    private static @Nullable String id(FileCall call, String header) {
        String text = call.header(header);
        boolean digits = text != null
                && !text.isEmpty()
                && text.length() <= 10
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (text != null && !digits) {
            throw AzureException.invalidHeader(header, text);
        }
        return text;
    }

    private static @Nullable String mode(FileCall call) {
        String text = call.header(MODE);
        boolean octal = text != null
                && text.length() >= 3
                && text.length() <= 4
                && text.chars().allMatch(c -> c >= '0' && c <= '7');
        if (text != null && !octal) {
            throw AzureException.invalidHeader(MODE, text);
        }
        return text == null || text.length() == 4 ? text : "0" + text;
    }

    /**
     * The properties of what is made anew; null on a share for SMB.
     *
     * @param usual those of its kind
     */
    @Nullable
    NfsProperties create(ShareState share, NfsProperties usual) {
        return share.properties().nfs() ? apply(usual) : null;
    }

    /** The properties after a change of some; null stays null. */
    @Nullable
    NfsProperties apply(@Nullable NfsProperties before) {
        return before == null
                ? null
                : new NfsProperties(
                        owner == null ? before.owner() : owner,
                        group == null ? before.group() : group,
                        mode == null ? before.mode() : mode);
    }
}
