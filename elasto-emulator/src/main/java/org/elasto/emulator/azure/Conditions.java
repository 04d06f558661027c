package org.elasto.emulator.azure;

import java.time.Instant;
import org.elasto.emulator.http.Request;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of one request on what exists: four headers, or the four that are put on the source of a copy. Immutable.
 *
 * <p>See "Specifying conditional headers for Blob service operations" in the service's REST documentation.
 *
 * @param prefix of the headers' names, {@code ""} or {@code "x-ms-source-"}
 * @param ifMatch as sent
 * @param ifNoneMatch as sent
 */
public record Conditions(
        String prefix,
        @Nullable String ifMatch,
        @Nullable String ifNoneMatch,
        @Nullable Instant ifModifiedSince,
        @Nullable Instant ifUnmodifiedSince) {

    private static final String SOURCE = "x-ms-source-";

    /**
     * Those of the request itself.
     *
     * @throws AzureException InvalidHeaderValue for a date that is none
     */
    public static Conditions of(Request request) {
        return of(request, "");
    }

    /**
     * Those on the source of a copy or of a write from a URL.
     *
     * @throws AzureException InvalidHeaderValue for a date that is none
     */
    public static Conditions ofSource(Request request) {
        return of(request, SOURCE);
    }

    private static Conditions of(Request request, String prefix) {
        return new Conditions(
                prefix,
                request.header(prefix + "If-Match"),
                request.header(prefix + "If-None-Match"),
                date(request, prefix + "If-Modified-Since"),
                date(request, prefix + "If-Unmodified-Since"));
    }

    private static @Nullable Instant date(Request request, String name) {
        String text = request.header(name);
        if (text == null) {
            return null;
        }
        Instant date = AzureDates.parseHttp(text);
        if (date == null) {
            throw AzureException.invalidHeader(name, text);
        }
        return date;
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return ifMatch == null && ifNoneMatch == null && ifModifiedSince == null && ifUnmodifiedSince == null;
    }

    /**
     * Judges a read of what exists: If-Match and If-Unmodified-Since must hold, and one of If-None-Match and
     * If-Modified-Since.
     *
     * @throws AzureException ConditionNotMet, as 412 or as 304; UnsatisfiableCondition for {@code If-None-Match: *}
     */
    public void checkRead(Etag existing, ApiVersion version) {
        if (ifNoneMatch != null && isStar(ifNoneMatch)) {
            throw new AzureException(AzureError.UNSATISFIABLE_CONDITION);
        }
        if (!version.atLeast(ApiVersion.READS_COMBINE_CONDITIONS)) {
            checkCombination();
        }
        if (!matchHolds(existing) || !unmodifiedHolds(existing)) {
            throw new AzureException(AzureError.CONDITION_NOT_MET);
        }
        boolean none = ifNoneMatch == null && ifModifiedSince == null;
        boolean oneHolds = (ifNoneMatch != null && noneMatchHolds(existing))
                || (ifModifiedSince != null && modifiedHolds(existing));
        if (!none && !oneHolds) {
            throw new AzureException(AzureError.NOT_MODIFIED);
        }
    }

    /**
     * Judges a write.
     *
     * @param existing what is there, or null
     * @throws AzureException ConditionNotMet; MultipleConditionHeadersNotSupported for a combination that writes do not
     *     take; InvalidHeaderValue for several entity tags
     */
    public void checkWrite(@Nullable Etag existing) {
        checkCombination();
        if (!writeHolds(existing)) {
            throw new AzureException(AzureError.CONDITION_NOT_MET);
        }
    }

    /**
     * Judges a write that creates or replaces: as {@link #checkWrite}, but {@code If-None-Match: *} on what exists has an
     * answer of its own.
     *
     * @param alreadyExists that answer
     */
    public void checkCreate(@Nullable Etag existing, AzureError alreadyExists) {
        checkCombination();
        if (existing != null && ifNoneMatch != null && isStar(ifNoneMatch)) {
            throw new AzureException(alreadyExists);
        }
        checkWrite(existing);
    }

    /** Judges the source of a copy; a condition that fails is SourceConditionNotMet. */
    public void checkCopySource(Etag source) {
        checkCombination();
        if (!writeHolds(source)) {
            throw new AzureException(AzureError.SOURCE_CONDITION_NOT_MET);
        }
    }

    /** Judges the source of a write from a URL; a condition that fails is CannotVerifyCopySource, as 412 or as 304. */
    public void checkUrlSource(Etag source) {
        checkCombination();
        if (!writeHolds(source)) {
            boolean notModified = ifNoneMatch != null || ifModifiedSince != null;
            throw new AzureException(
                    notModified ? AzureError.COPY_SOURCE_NOT_MODIFIED : AzureError.COPY_SOURCE_CONDITION_NOT_MET);
        }
    }

    /** The entity tag decides alone where it has a date beside it. */
    private boolean writeHolds(@Nullable Etag existing) {
        if (existing == null) {
            return ifMatch == null;
        }
        if (ifMatch != null || ifNoneMatch != null) {
            return matchHolds(existing) && noneMatchHolds(existing);
        }
        return modifiedHolds(existing) && unmodifiedHolds(existing);
    }

    /** One condition, If-None-Match with If-Modified-Since, or If-Match with If-Unmodified-Since; one tag in each. */
    private void checkCombination() {
        boolean some = ifNoneMatch != null || ifModifiedSince != null;
        boolean others = ifMatch != null || ifUnmodifiedSince != null;
        if (some && others) {
            throw new AzureException(AzureError.MULTIPLE_CONDITION_HEADERS_NOT_SUPPORTED);
        }
        checkSingle("If-Match", ifMatch);
        checkSingle("If-None-Match", ifNoneMatch);
    }

    private void checkSingle(String name, @Nullable String tags) {
        if (tags != null && tags.indexOf(',') >= 0) {
            throw AzureException.invalidHeader(prefix + name, tags);
        }
    }

    private boolean matchHolds(Etag existing) {
        return ifMatch == null || names(ifMatch, existing);
    }

    private boolean noneMatchHolds(Etag existing) {
        return ifNoneMatch == null || !names(ifNoneMatch, existing);
    }

    private boolean modifiedHolds(Etag existing) {
        return ifModifiedSince == null || existing.modified().getEpochSecond() > ifModifiedSince.getEpochSecond();
    }

    private boolean unmodifiedHolds(Etag existing) {
        return ifUnmodifiedSince == null || existing.modified().getEpochSecond() <= ifUnmodifiedSince.getEpochSecond();
    }

    private static boolean isStar(String tags) {
        return unquoted(tags).equals("*");
    }

    /** Whether one of the tags is the existing one, or a star. */
    private static boolean names(String tags, Etag existing) {
        int from = 0;
        while (from <= tags.length()) {
            int comma = tags.indexOf(',', from);
            int to = comma < 0 ? tags.length() : comma;
            String tag = unquoted(tags.substring(from, to));
            if (tag.equals("*") || tag.equals(existing.bare())) {
                return true;
            }
            from = to + 1;
        }
        return false;
    }

    private static String unquoted(String tag) {
        String bare = tag.strip();
        boolean quoted = bare.length() >= 2 && bare.startsWith("\"") && bare.endsWith("\"");
        return quoted ? bare.substring(1, bare.length() - 1) : bare;
    }
}
