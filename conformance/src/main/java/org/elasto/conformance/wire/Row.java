package org.elasto.conformance.wire;

import java.util.function.Function;

/**
 * One case of a table: what is done, and what each dialect must answer.
 *
 * @param name without blanks; known differences name it
 */
record Row(String name, Function<Wire, WireAnswer> act, Expected aws, Expected rgw) {

    static Row row(String name, Function<Wire, WireAnswer> act, Expected both) {
        return new Row(name, act, both, both);
    }

    /** The same case with another answer of the RADOS Gateway. */
    Row rgw(Expected other) {
        return new Row(name, act, aws, other);
    }

    /** Does it and fails unless the answer is as the target's dialect has it. */
    void check(Wire wire) {
        (wire.isRgw() ? rgw : aws).check(act.apply(wire));
    }

    @Override
    public String toString() {
        return name;
    }
}
