package org.elasto.client.rewrite;

/**
 * A run of bytes of a file in the making. Immutable; never empty.
 *
 * @param <P> the kinds of pieces that go together
 */
public interface Piece<P extends Piece<P>> {

    /** In bytes. */
    long length();

    /** Part of it. */
    P slice(long from, long to);
}
