package org.elasto.emulator.file;

import java.time.Instant;

/**
 * What Windows keeps with a file or directory. Immutable.
 *
 * @param change when anything of it was changed last
 * @param permissionKey of its security descriptor
 */
record SmbProperties(
        SmbAttributes attributes, Instant creation, Instant lastWrite, Instant change, String permissionKey) {

    SmbProperties changedAt(Instant moment) {
        return new SmbProperties(attributes, creation, lastWrite, moment, permissionKey);
    }

    /** With new content. */
    SmbProperties writtenAt(Instant moment) {
        return new SmbProperties(attributes, creation, moment, moment, permissionKey);
    }

    boolean isReadOnly() {
        return attributes.has(SmbAttributes.Attribute.READ_ONLY);
    }
}
