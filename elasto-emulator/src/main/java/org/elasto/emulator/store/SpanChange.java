package org.elasto.emulator.store;

/**
 * A span that differs from an older content.
 *
 * @param cleared whether it was written then and is not now; otherwise it was written since
 */
public record SpanChange(Span span, boolean cleared) {}
