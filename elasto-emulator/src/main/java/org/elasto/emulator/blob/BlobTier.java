package org.elasto.emulator.blob;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.elasto.emulator.azure.AzureError;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.http.Request;
import org.jspecify.annotations.Nullable;

/**
 * The access tier of a blob. Immutable.
 *
 * @param name as x-ms-access-tier has it
 * @param inferred whether it is the account's, because nobody chose one
 * @param changed when somebody chose it; null for never
 * @param rehydration what an archived blob is becoming, as x-ms-archive-status has it; null for nothing
 * @param priority of the rehydration, as x-ms-rehydrate-priority has it; null without one
 */
record BlobTier(
        String name,
        boolean inferred,
        @Nullable Instant changed,
        @Nullable String rehydration,
        @Nullable String priority) {

    static final BlobTier INFERRED = new BlobTier("Hot", true, null, null, null);

    private static final String HEADER = "x-ms-access-tier";
    private static final String PRIORITY = "x-ms-rehydrate-priority";
    private static final String PENDING = "rehydrate-pending-to-";
    private static final String ARCHIVE = "Archive";
    private static final List<String> BLOCK_TIERS = List.of("Hot", "Cool", "Cold", ARCHIVE);
    private static final List<String> PRIORITIES = List.of("Standard", "High");

    /** How long the service says that a rehydration may take. */
    private static final Duration STANDARD = Duration.ofHours(15);

    private static final Duration HIGH = Duration.ofHours(1);

    /**
     * The tier that a request asks a new blob to be in.
     *
     * @param otherwise where it asks for none
     * @throws AzureException InvalidHeaderValue for a tier that blobs of the type do not have
     */
    static BlobTier of(Request request, BlobType type, BlobTier otherwise, Instant now) {
        String text = request.header(HEADER);
        if (text == null) {
            return otherwise;
        }
        String name = name(text, type);
        return type == BlobType.PAGE ? ofPages(name) : chosen(name, now);
    }

    /**
     * The name of the tier that a request asks for.
     *
     * @throws AzureException MissingRequiredHeader, or InvalidHeaderValue for a tier that blobs of the type do not have
     */
    static String asked(Request request, BlobType type) {
        String text = request.header(HEADER);
        if (text == null) {
            throw AzureException.missingHeader(HEADER);
        }
        return name(text, type);
    }

    private static String name(String text, BlobType type) {
        List<String> tiers = switch (type) {
            case BLOCK -> BLOCK_TIERS;
            case PAGE -> PageTier.NAMES;
            case APPEND -> List.of();
        };
        return oneOf(tiers, HEADER, text);
    }

    /**
     * The priority that a request asks a rehydration to have.
     *
     * @throws AzureException InvalidHeaderValue
     */
    static String priority(Request request) {
        String text = request.header(PRIORITY);
        return text == null ? PRIORITIES.get(0) : oneOf(PRIORITIES, PRIORITY, text);
    }

    private static String oneOf(List<String> known, String header, String text) {
        for (String each : known) {
            if (each.equalsIgnoreCase(text)) {
                return each;
            }
        }
        throw AzureException.invalidHeader(header, text);
    }

    static BlobTier chosen(String name, Instant now) {
        return new BlobTier(name, false, now, null, null);
    }

    /** The tier of a page blob, of which no answer says when it was chosen. */
    static BlobTier ofPages(String name) {
        return new BlobTier(name, false, null, null, null);
    }

    /** An archived blob on its way to another tier. */
    static BlobTier rehydrating(String to, String priority, Instant now) {
        return new BlobTier(ARCHIVE, false, now, PENDING + to.toLowerCase(Locale.ROOT), priority);
    }

    /**
     * This tier after Set Blob Tier.
     *
     * @throws AzureException BlobBeingRehydrated for another tier than the one the blob is on its way to
     */
    BlobTier changedTo(String asked, String withPriority, Instant now) {
        if (rehydration != null) {
            if (!rehydration.equals(PENDING + asked.toLowerCase(Locale.ROOT))) {
                throw new AzureException(AzureError.BLOB_BEING_REHYDRATED);
            }
            // The priority can be raised; it is not lowered again.
            return PRIORITIES.get(1).equals(priority) ? this : rehydrating(asked, withPriority, now);
        }
        return isArchived() && !asked.equals(ARCHIVE) ? rehydrating(asked, withPriority, now) : chosen(asked, now);
    }

    /** Whether a rehydration has ended by a moment: it does so by itself. */
    boolean isRehydratedBy(Instant now) {
        return rehydration != null && changed != null && !now.isBefore(done(changed));
    }

    private Instant done(Instant begun) {
        return begun.plus(PRIORITIES.get(1).equals(priority) ? HIGH : STANDARD);
    }

    /** This tier at a later moment. */
    BlobTier at(Instant now) {
        return changed != null && isRehydratedBy(now)
                ? chosen(oneOf(BLOCK_TIERS, HEADER, target()), done(changed))
                : this;
    }

    private String target() {
        return rehydration == null ? name : rehydration.substring(PENDING.length());
    }

    boolean isArchived() {
        return name.equals(ARCHIVE);
    }
}
