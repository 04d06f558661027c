package org.elasto.emulator.http;

/**
 * Where a URL or a Host header points to. Immutable.
 *
 * @param host an IPv6 address in its brackets
 * @param port digits; empty for none
 */
public record Authority(String host, String port) {

    /** Reads a host with or without a port. */
    public static Authority of(String text) {
        int colon = text.lastIndexOf(':');
        boolean ported = colon > text.lastIndexOf(']');
        return ported ? new Authority(text.substring(0, colon), text.substring(colon + 1)) : new Authority(text, "");
    }

    /** Whether the host is this machine as it calls itself. */
    public boolean isLoopback() {
        return host.equalsIgnoreCase("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
    }

    /** Whether the host is one below a domain, in any case of letters. */
    public boolean isBelow(String domain) {
        int dot = host.length() - domain.length() - 1;
        return dot > 0 && host.charAt(dot) == '.' && host.regionMatches(true, dot + 1, domain, 0, domain.length());
    }
}
