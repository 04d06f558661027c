package org.elasto.emulator.http;

import java.util.function.Supplier;

/**
 * An answer that is worked out on a worker thread, for what would hold up an I/O thread: hashing gigabytes, a disk.
 *
 * @param work yields the answer; never throws
 */
public record Deferred(Supplier<Response> work) implements Reception {}
