package org.elasto.conformance.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.elasto.conformance.Target;
import org.junit.jupiter.api.Test;

/** A few rounds of each race; {@code elasto conformance races} runs as many as it is told to. */
@OnEveryTarget
class RaceWireTest extends Wire {

    private static final int ROUNDS = 10;

    RaceWireTest(Target target) {
        super(target);
    }

    @Test
    void oneOfManyCreates() {
        try (Races races = new Races(this)) {
            assertThat(races.create(ROUNDS).toString()).endsWith(" 0 wrong");
        }
    }

    @Test
    void noUpdateIsLost() {
        try (Races races = new Races(this)) {
            assertThat(races.update(ROUNDS).toString()).endsWith(" 0 wrong");
        }
    }

    @Test
    void readersSeeOneVersionWhole() {
        try (Races races = new Races(this)) {
            assertThat(races.completeBesideOverwrite(ROUNDS).toString()).endsWith(" 0 wrong");
        }
    }
}
