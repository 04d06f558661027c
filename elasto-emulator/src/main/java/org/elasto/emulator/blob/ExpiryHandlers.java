package org.elasto.emulator.blob;

import java.time.Instant;
import java.util.Locale;
import org.elasto.emulator.azure.AzureDates;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.Decimal;
import org.elasto.emulator.azure.front.AzureCall;
import org.elasto.emulator.http.Reception;
import org.jspecify.annotations.Nullable;

/** Set Blob Expiry, which accounts with a hierarchical namespace have. */
final class ExpiryHandlers {

    private static final String OPTION = "x-ms-expiry-option";
    private static final String TIME = "x-ms-expiry-time";

    /** A thousand years: what is later is no time. */
    private static final long LONGEST_MILLIS = 1000L * 366 * 24 * 3600 * 1000;

    private ExpiryHandlers() {}

    static Reception setExpiry(BlobCall call) {
        if (!call.target().account().hierarchical()) {
            throw AzureException.invalidParameter("comp", "expiry");
        }
        WriteRules rules = WriteRules.of(call);
        String option = required(call, OPTION).toLowerCase(Locale.ROOT);
        call.requireNoBody();
        Blob changed = Blobs.change(call, scene -> {
            Blob blob = rules.change(scene.require(), scene.now());
            Instant expiry = expiry(call, option, blob.stamp().created(), scene.now());
            return blob.withState(blob.state().withExpiry(expiry));
        });
        return AzureCall.answer(200, changed.etag());
    }

    private static @Nullable Instant expiry(BlobCall call, String option, Instant created, Instant now) {
        return switch (option) {
            case "neverexpire" -> null;
            case "relativetocreation" -> later(call, created.plusMillis(millis(call)), now);
            case "relativetonow" -> now.plusMillis(millis(call));
            case "absolute" -> {
                String text = required(call, TIME);
                Instant time = AzureDates.parseHttp(text);
                if (time == null) {
                    throw AzureException.invalidHeader(TIME, text);
                }
                yield later(call, time, now);
            }
            default -> throw AzureException.invalidHeader(OPTION, required(call, OPTION));
        };
    }

    private static Instant later(BlobCall call, Instant time, Instant now) {
        if (!time.isAfter(now)) {
            throw AzureException.invalidHeader(TIME, required(call, TIME));
        }
        return time;
    }

    private static long millis(BlobCall call) {
        String text = required(call, TIME);
        long millis = Decimal.parseLong(text);
        if (millis < 0 || millis > LONGEST_MILLIS) {
            throw AzureException.invalidHeader(TIME, text);
        }
        return millis;
    }

    private static String required(BlobCall call, String name) {
        String text = call.header(name);
        if (text == null) {
            throw AzureException.missingHeader(name);
        }
        return text;
    }
}
