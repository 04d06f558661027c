package org.elasto.emulator.azure;

/**
 * What an operation asks of a SAS. Immutable.
 *
 * @param level the resource type an account SAS must name
 * @param anyOf the permissions of which one is enough; none at all means that no SAS is
 * @param overwriting likewise where the operation replaces what exists
 * @param accountOnly whether only an account SAS will do
 */
public record SasNeed(Level level, String anyOf, String overwriting, boolean accountOnly) {

    /** The resource types of an account SAS. */
    public enum Level {
        SERVICE('s'),
        CONTAINER('c'),
        OBJECT('o');

        private final char letter;

        Level(char letter) {
            this.letter = letter;
        }

        /** As srt has it. */
        public char letter() {
            return letter;
        }
    }

    static SasNeed service(String anyOf) {
        return new SasNeed(Level.SERVICE, anyOf, anyOf, true);
    }

    static SasNeed container(String anyOf) {
        return new SasNeed(Level.CONTAINER, anyOf, anyOf, false);
    }

    static SasNeed accountContainer(String anyOf) {
        return new SasNeed(Level.CONTAINER, anyOf, anyOf, true);
    }

    static SasNeed object(String anyOf) {
        return new SasNeed(Level.OBJECT, anyOf, anyOf, false);
    }

    static SasNeed creation(String anyOf, String overwriting) {
        return new SasNeed(Level.OBJECT, anyOf, overwriting, false);
    }
}
