package org.elasto.emulator.azure;

import org.jspecify.annotations.Nullable;

/**
 * The addresses that the sip of a SAS lets in: one IPv4 address, or a range of them, both ends included. Immutable.
 *
 * @param first the address as an unsigned 32-bit number
 * @param last likewise
 */
record SasAddresses(long first, long last) {

    /** Reads {@code 10.0.0.1} or {@code 10.0.0.1-10.0.0.9}; null for anything else. */
    static @Nullable SasAddresses parse(String text) {
        int dash = text.indexOf('-');
        long first = number(dash < 0 ? text : text.substring(0, dash));
        long last = dash < 0 ? first : number(text.substring(dash + 1));
        return first < 0 || last < first ? null : new SasAddresses(first, last);
    }

    /** Whether an address is among them; an IPv4 address mapped into IPv6 counts as itself, the loopback as 127.0.0.1. */
    boolean contain(String address) {
        String plain = address.startsWith("::ffff:") ? address.substring(7) : address;
        boolean loopback = plain.equals("::1") || plain.equals("0:0:0:0:0:0:0:1");
        long number = number(loopback ? "127.0.0.1" : plain);
        return number >= first && number <= last;
    }

    private static long number(String address) {
        long number = 0;
        int from = 0;
        for (int part = 0; part < 4; part++) {
            int dot = part == 3 ? address.length() : address.indexOf('.', from);
            int value = dot < 0 ? -1 : Decimal.parse(address, from, dot);
            if (value < 0 || value > 255) {
                return -1;
            }
            number = number << 8 | value;
            from = dot + 1;
        }
        return number;
    }
}
