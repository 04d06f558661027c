package org.elasto.emulator.file;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.elasto.emulator.azure.ApiVersion;
import org.elasto.emulator.azure.AzureDates;
import org.elasto.emulator.azure.AzureError;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.Etag;
import org.elasto.emulator.file.SmbAttributes.Attribute;
import org.jspecify.annotations.Nullable;

/**
 * The SMB properties that a request sets; null for one that it leaves as it is, or to its default. Immutable.
 *
 * @param descriptor of x-ms-file-permission; null where it is to be inherited, or the key is given
 * @param permissionKey of x-ms-file-permission-key
 */
record SmbRequest(
        @Nullable SmbAttributes attributes,
        @Nullable Instant creation,
        @Nullable Instant lastWrite,
        @Nullable Instant change,
        @Nullable Sddl descriptor,
        @Nullable String permissionKey) {

    private static final String ATTRIBUTES = "x-ms-file-attributes";
    private static final String CREATION = "x-ms-file-creation-time";
    private static final String LAST_WRITE = "x-ms-file-last-write-time";
    private static final String CHANGE = "x-ms-file-change-time";
    private static final String PERMISSION = "x-ms-file-permission";
    private static final String KEY = "x-ms-file-permission-key";
    private static final String COPY_MODE = "x-ms-file-permission-copy-mode";
    private static final SmbRequest NONE = new SmbRequest(null, null, null, null, null, null);

    /** The longest descriptor that a header carries, in bytes; a longer one is stored first and named by its key. */
    private static final int LONGEST_DESCRIPTOR = 8192;

    /**
     * Reads the headers of a request that makes something: what is now is left to its default.
     *
     * @throws AzureException MissingRequiredHeader where the version demands one; InvalidHeaderValue;
     *     FileInvalidPermission
     */
    static SmbRequest ofCreate(FileCall call) {
        return of(call, null);
    }

    /**
     * Reads the headers of a request that changes properties.
     *
     * @throws AzureException as {@link #ofCreate}
     */
    static SmbRequest ofChange(FileCall call) {
        return of(call, call.context().now());
    }

    private static SmbRequest of(FileCall call, @Nullable Instant now) {
        if (!call.tellsSmb()) {
            return NONE;
        }
        if (!call.version().atLeast(ApiVersion.SMB_DEFAULTS)) {
            require(call, ATTRIBUTES);
            require(call, CREATION);
            require(call, LAST_WRITE);
            if (call.header(KEY) == null) {
                require(call, PERMISSION);
            }
        }
        String permission = call.header(PERMISSION);
        String key = word(call.header(KEY));
        if (permission != null && key != null) {
            throw AzureException.invalidHeader(KEY, key);
        }
        return new SmbRequest(
                attributes(call),
                time(call, CREATION, now),
                time(call, LAST_WRITE, now),
                time(call, CHANGE, now),
                descriptor(call, permission),
                key);
    }

    /**
     * Reads the headers of a copy, which may have the word {@code source} where others have a value.
     *
     * @throws AzureException MissingRequiredHeader, InvalidHeaderValue or FileInvalidPermission
     */
    static SmbRequest ofCopy(FileCall call, FileSource source) {
        if (!call.version().atLeast(ApiVersion.COPY_SMB_PROPERTIES)) {
            return NONE;
        }
        FileNode file = source.file();
        SmbProperties smb = file == null ? null : file.smb();
        SmbRequest descriptor = descriptorOfCopy(call, source);
        return new SmbRequest(
                attributesOfCopy(call, source),
                timeOfCopy(call, CREATION, source, smb == null ? null : smb.creation()),
                timeOfCopy(call, LAST_WRITE, source, smb == null ? null : smb.lastWrite()),
                timeOfCopy(call, CHANGE, source, smb == null ? null : smb.change()),
                descriptor.descriptor,
                descriptor.permissionKey);
    }

    private static SmbAttributes attributesOfCopy(FileCall call, FileSource source) {
        FileNode file = source.file();
        boolean same = CopyMode.isSource(call, ATTRIBUTES, source);
        SmbAttributes sent = same ? null : attributes(call);
        SmbAttributes plain = sent == null ? SmbAttributes.ARCHIVE : sent;
        SmbAttributes attributes = same && file != null ? file.smb().attributes() : plain;
        return call.isTrue("x-ms-file-copy-set-archive") ? attributes.with(Attribute.ARCHIVE) : attributes;
    }

    private static @Nullable Instant timeOfCopy(
            FileCall call, String header, FileSource source, @Nullable Instant ofSource) {
        return CopyMode.isSource(call, header, source) ? ofSource : time(call, header, null);
    }

    private static SmbRequest descriptorOfCopy(FileCall call, FileSource source) {
        String permission = call.header(PERMISSION);
        String key = word(call.header(KEY));
        if (CopyMode.of(call, COPY_MODE, source) == CopyMode.SOURCE) {
            if (permission != null || key != null) {
                throw AzureException.invalidHeader(COPY_MODE, "source");
            }
            return new SmbRequest(null, null, null, null, source.permission(), null);
        }
        if (call.header(COPY_MODE) != null && permission == null && key == null) {
            throw AzureException.missingHeader(PERMISSION);
        }
        if (permission != null && key != null) {
            throw AzureException.invalidHeader(KEY, key);
        }
        return new SmbRequest(null, null, null, null, descriptor(call, permission), key);
    }

    private static void require(FileCall call, String header) {
        if (call.header(header) == null) {
            throw AzureException.missingHeader(header);
        }
    }

    /** The value of a header unless it is a word that stands for none. */
    private static @Nullable String word(@Nullable String text) {
        boolean none =
                text == null || text.isEmpty() || text.equalsIgnoreCase("preserve") || text.equalsIgnoreCase("inherit");
        return none ? null : text;
    }

    private static @Nullable SmbAttributes attributes(FileCall call) {
        String text = word(call.header(ATTRIBUTES));
        if (text == null) {
            return null;
        }
        SmbAttributes attributes = SmbAttributes.parse(text);
        if (attributes == null) {
            throw AzureException.invalidHeader(ATTRIBUTES, text);
        }
        return attributes;
    }

    private static @Nullable Instant time(FileCall call, String header, @Nullable Instant now) {
        String text = word(call.header(header));
        if (text == null) {
            return null;
        }
        if (text.equalsIgnoreCase("now")) {
            return now;
        }
        Instant time = AzureDates.parseIso(text);
        if (time == null) {
            throw AzureException.invalidHeader(header, text);
        }
        return time;
    }

    private static @Nullable Sddl descriptor(FileCall call, @Nullable String header) {
        String text = word(header);
        if (text == null) {
            return null;
        }
        if (text.getBytes(StandardCharsets.ISO_8859_1).length > LONGEST_DESCRIPTOR) {
            throw AzureException.invalidHeader(PERMISSION, text);
        }
        return PermissionFormat.of(call.request()).read(text);
    }

    /**
     * The permissions of a share with the descriptor that the request brings.
     *
     * @throws AzureException FileInvalidPermissionKey for a key that none of them has
     */
    Permissions permissions(Permissions known) {
        if (descriptor != null) {
            return known.plus(descriptor);
        }
        if (permissionKey != null && known.find(permissionKey) == null) {
            throw new AzureException(AzureError.FILE_INVALID_PERMISSION_KEY);
        }
        return known;
    }

    /**
     * The tag of what is made anew: as recorded, it is from the time of the last write that the request names, and so may
     * be the same again.
     *
     * @param now the tag of this moment
     */
    Etag created(Etag now) {
        Instant moment = change == null ? lastWrite : change;
        return moment == null ? now : new Etag(moment);
    }

    /**
     * The properties of what is made anew.
     *
     * @param moment of {@link #created}
     */
    SmbProperties create(Instant moment, boolean directory) {
        SmbAttributes fresh = directory ? SmbAttributes.DIRECTORY : SmbAttributes.ARCHIVE;
        return apply(new SmbProperties(fresh, moment, moment, moment, Sddl.INHERITED.key()), moment, directory);
    }

    /** The properties after a change of some. */
    SmbProperties apply(SmbProperties before, Instant now, boolean directory) {
        return new SmbProperties(
                attributes == null ? before.attributes() : attributes.of(directory),
                creation == null ? before.creation() : creation,
                lastWrite == null ? before.lastWrite() : lastWrite,
                change == null ? now : change,
                descriptor != null ? descriptor.key() : permissionKey != null ? permissionKey : before.permissionKey());
    }

    /** The refusal to change what is read-only. */
    static void requireWritable(Node node) {
        if (node.smb().isReadOnly()) {
            throw new AzureException(AzureError.READ_ONLY_ATTRIBUTE);
        }
    }
}
