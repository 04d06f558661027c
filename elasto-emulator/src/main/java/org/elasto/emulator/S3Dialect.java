package org.elasto.emulator;

/** Whose S3 is spoken, where services differ. */
public enum S3Dialect {
    /** Amazon S3, general purpose buckets. */
    AWS,
    /** The RADOS Gateway of Ceph. */
    RGW
}
