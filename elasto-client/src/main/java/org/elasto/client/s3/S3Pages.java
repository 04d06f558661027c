package org.elasto.client.s3;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Listings whose pages are found by more than one marker. */
final class S3Pages {

    private S3Pages() {}

    /**
     * The pages; the next is asked for when the one before is used up, never earlier.
     *
     * @param next the page behind one; empty behind the last
     */
    static <P> Stream<P> from(P first, Function<P, Optional<P>> next) {
        return Stream.iterate(Optional.of(first), Optional::isPresent, page -> page.flatMap(next))
                .flatMap(Optional::stream);
    }
}
