package org.elasto.client;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When the content of a file was last changed, where the service itself only knows when it was uploaded: metadata of the
 * name {@code mtime}, in the form that rclone reads and writes, too.
 */
public enum ModifiedTime {
    /** Seconds since 1970 and their fraction, as on S3. */
    SECONDS {
        @Override
        String text(Instant time) {
            return new BigDecimal(time.getEpochSecond())
                    .add(BigDecimal.valueOf(time.getNano(), 9))
                    .toPlainString();
        }
    },
    /** A date of RFC 3339, as on Azure Blob. */
    DATE {
        @Override
        String text(Instant time) {
            return time.toString();
        }
    };

    private static final String NAME = "mtime";

    abstract String text(Instant time);

    /** Puts the time into the metadata, if there is one and none is there. */
    public StageOptions keep(StageOptions options) {
        Instant time = options.modified();
        if (time == null || options.metadata().containsKey(NAME)) {
            return options;
        }
        Map<String, String> metadata = new HashMap<>(options.metadata());
        metadata.put(NAME, text(time));
        return options.withMetadata(metadata);
    }

    /** When the content was last changed: as the metadata say, else when it was uploaded. Null if nobody knows. */
    public static @Nullable Instant of(FileStat stat) {
        String kept = stat.metadata().get(NAME);
        Instant time = kept == null ? null : parse(kept);
        return time == null ? stat.modified() : time;
    }

    private static @Nullable Instant parse(String text) {
        try {
            if (text.indexOf('T') > 0) {
                return OffsetDateTime.parse(text).toInstant();
            }
            // Longer ones would make a number of any size.
            BigDecimal seconds = text.length() > 40 ? BigDecimal.ZERO : new BigDecimal(text);
            BigDecimal whole = seconds.setScale(0, RoundingMode.FLOOR);
            long nanos = seconds.subtract(whole).movePointRight(9).longValue();
            return Instant.ofEpochSecond(whole.longValueExact(), nanos);
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            return null;
        }
    }
}
