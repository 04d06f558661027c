package org.elasto.emulator.store;

/** What a protocol keeps beside the content of an entry or a container; implementations are immutable values. */
public interface Attributes {}
