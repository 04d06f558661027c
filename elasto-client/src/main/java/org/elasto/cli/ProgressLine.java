package org.elasto.cli;

import java.util.Locale;

/**
 * One state of a transfer, drawn as one line.
 *
 * @param name what is being moved
 * @param done bytes so far
 * @param total bytes in all, or -1 when nobody knows
 * @param rate bytes per second, 0 when it is not known yet
 */
record ProgressLine(String name, long done, long total, double rate) {

    /** The line in at most {@code columns} characters; the name gives way first. */
    String render(int columns) {
        StringBuilder figures = new StringBuilder();
        if (total >= 0) {
            figures.append(String.format(Locale.ROOT, "%3d%%  ", percent()));
        }
        figures.append(ByteSize.format(done));
        if (total >= 0) {
            figures.append(" of ").append(ByteSize.format(total));
        }
        if (rate > 0) {
            figures.append("  ").append(ByteSize.format((long) rate)).append("/s");
            if (total >= done) {
                figures.append("  ETA ").append(duration((long) Math.ceil((total - done) / rate)));
            }
        }
        int space = columns - figures.length() - 2;
        if (space < 4) {
            return figures.substring(0, Math.min(figures.length(), Math.max(columns, 0)));
        }
        return shorten(name, space) + "  " + figures;
    }

    private long percent() {
        if (total == 0) {
            return 100;
        }
        return (long) Math.min(100, 100.0 * done / total);
    }

    /** The end of a name tells more than its beginning. */
    private static String shorten(String name, int space) {
        int length = name.codePointCount(0, name.length());
        if (length <= space) {
            return name;
        }
        return "…" + name.substring(name.offsetByCodePoints(0, length - space + 1));
    }

    /** For instance {@code 0:07}, {@code 12:00}, {@code 1:02:03}, {@code 3d 04h}. */
    static String duration(long seconds) {
        if (seconds >= 86_400) {
            return String.format(Locale.ROOT, "%dd %02dh", seconds / 86_400, seconds % 86_400 / 3600);
        }
        if (seconds >= 3600) {
            return String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds % 3600 / 60, seconds % 60);
        }
        return String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
    }
}
