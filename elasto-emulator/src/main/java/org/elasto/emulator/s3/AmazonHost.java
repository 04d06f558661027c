package org.elasto.emulator.s3;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The names that Amazon S3 has for itself and for its buckets: {@code s3.amazonaws.com}, with a region
 * {@code s3.us-west-2.amazonaws.com} (of old {@code s3-us-west-2}), for IPv6 too
 * {@code s3.dualstack.us-west-2.amazonaws.com}, and a bucket in front of any of them.
 */
public final class AmazonHost {

    private static final String DOMAIN = ".amazonaws.com";
    private static final String SERVICE = "s3";
    private static final String DUAL = "dualstack";

    private AmazonHost() {}

    /**
     * The bucket that a host names: empty where it is the service's own, null where it is none of S3's. Other services of
     * Amazon's and S3's for websites, acceleration and control are none of them.
     *
     * @param host without port, in any case
     */
    public static @Nullable String bucketOf(String host) {
        int end = host.length() - DOMAIN.length();
        if (end <= 0 || !host.regionMatches(true, end, DOMAIN, 0, DOMAIN.length())) {
            return null;
        }
        String name = host.substring(0, end).toLowerCase(Locale.ROOT);
        String last = lastLabel(name);
        if (last.equals(SERVICE) || (last.startsWith("s3-") && isRegion(last.substring(3)))) {
            return before(name, last);
        }
        String regional = before(name, last);
        if (lastLabel(regional).equals(DUAL)) {
            regional = before(regional, DUAL);
        }
        boolean served = lastLabel(regional).equals(SERVICE) && isLabel(last);
        return served ? before(regional, SERVICE) : null;
    }

    private static String lastLabel(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** What stands in front of the last label, without the dot. */
    private static String before(String name, String last) {
        return name.substring(0, Math.max(0, name.length() - last.length() - 1));
    }

    /** Such as us-west-2: in the old names, to tell it from s3-website-us-west-2. */
    private static boolean isRegion(String text) {
        return text.length() > 4 && text.charAt(2) == '-' && isLabel(text) && isDigit(text.charAt(text.length() - 1));
    }

    private static boolean isLabel(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '-' && !isDigit(c) && (c < 'a' || c > 'z')) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
