package org.elasto.client;

/** Whether content carries a checksum from end to end. */
public enum ChecksumMode {
    /** The best the endpoint takes; found out per endpoint. */
    AUTO,
    /** None. */
    OFF
}
