package org.elasto.emulator.azure;

/**
 * The Authorization header of a request signed with an account's key: {@code SharedKey account:signature}. Immutable;
 * the signature does not show.
 *
 * @param lite whether the scheme is SharedKeyLite
 * @param account as sent; may end in {@code -secondary}
 * @param signature as sent
 */
public record SharedKeyCredential(boolean lite, String account, String signature) {

    /** Whether a header's scheme is one of the two; anything else is not for here. */
    public static boolean isScheme(String header) {
        return scheme(header).equals(SharedKey.SCHEME) || scheme(header).equals(SharedKeyLite.SCHEME);
    }

    /**
     * Reads the header.
     *
     * @throws AzureException InvalidAuthenticationInfo for anything but {@code SCHEME account:signature}
     */
    public static SharedKeyCredential parse(String header) {
        String scheme = scheme(header);
        String rest = header.substring(scheme.length()).strip();
        int colon = rest.indexOf(':');
        if (!isScheme(header) || colon <= 0 || colon == rest.length() - 1) {
            throw new AzureException(AzureError.INVALID_AUTHENTICATION_INFO);
        }
        return new SharedKeyCredential(
                scheme.equals(SharedKeyLite.SCHEME), rest.substring(0, colon), rest.substring(colon + 1));
    }

    /** The whole first word: SharedKeyLite starts with SharedKey and is another scheme. */
    private static String scheme(String header) {
        int blank = header.indexOf(' ');
        return blank < 0 ? header : header.substring(0, blank);
    }

    /** The account without {@code -secondary}. */
    String primaryAccount() {
        String suffix = "-secondary";
        return account.endsWith(suffix) ? account.substring(0, account.length() - suffix.length()) : account;
    }

    @Override
    public String toString() {
        return "SharedKeyCredential[" + account + "]";
    }
}
