package org.elasto.emulator.azure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Objects;
import org.elasto.emulator.http.PlainRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What exists was modified at 08:00:00.5. */
class ConditionsTest {

    private static final Etag ETAG = new Etag(Instant.parse("2026-11-24T08:00:00.5Z"));
    private static final ApiVersion VERSION = ApiVersion.SAS_SIGNS_AGENTS;

    private static String value(String name) {
        return switch (name) {
            case "ETAG" -> ETAG.bare();
            case "QUOTED" -> ETAG.quoted();
            case "BEFORE" -> "Tue, 24 Nov 2026 07:59:59 GMT";
            case "SAME" -> "Tue, 24 Nov 2026 08:00:00 GMT";
            case "AFTER" -> "Tue, 24 Nov 2026 08:00:01 GMT";
            case "LIST" -> "\"0x1\", " + ETAG.quoted();
            default -> name;
        };
    }

    private static Conditions conditions(String prefix, @Nullable String... pairs) {
        PlainRequest request = PlainRequest.bare("GET", "/a/c/b");
        for (int i = 0; i < pairs.length; i += 2) {
            if (pairs[i] != null) {
                request.with(prefix + pairs[i], value(Objects.requireNonNull(pairs[i + 1])));
            }
        }
        return prefix.isEmpty() ? Conditions.of(request) : Conditions.ofSource(request);
    }

    @ParameterizedTest
    @CsvSource({
        "If-Match, QUOTED, ok, ok",
        "If-Match, ETAG, ok, ok",
        "If-Match, *, ok, ok",
        "If-Match, 0x1, 412 ConditionNotMet, 412 ConditionNotMet",
        "If-Match, LIST, ok, 400 InvalidHeaderValue",
        "If-None-Match, QUOTED, 304 ConditionNotMet, 412 ConditionNotMet",
        "If-None-Match, 0x1, ok, ok",
        "If-None-Match, *, 400 UnsatisfiableCondition, 412 ConditionNotMet",
        "If-None-Match, LIST, 304 ConditionNotMet, 400 InvalidHeaderValue",
        "If-Modified-Since, BEFORE, ok, ok",
        "If-Modified-Since, SAME, 304 ConditionNotMet, 412 ConditionNotMet",
        "If-Modified-Since, AFTER, 304 ConditionNotMet, 412 ConditionNotMet",
        "If-Unmodified-Since, BEFORE, 412 ConditionNotMet, 412 ConditionNotMet",
        "If-Unmodified-Since, SAME, ok, ok",
        "If-Unmodified-Since, AFTER, ok, ok",
        "If-Modified-Since, yesterday, 400 InvalidHeaderValue, 400 InvalidHeaderValue",
        "If-Unmodified-Since, 2026-11-24, 400 InvalidHeaderValue, 400 InvalidHeaderValue",
        ", , ok, ok",
    })
    void oneCondition(String name, String value, String read, String write) {
        assertThat(Refusal.of(() -> conditions("", name, value).checkRead(ETAG, VERSION)))
                .isEqualTo(read);
        assertThat(Refusal.of(() -> conditions("", name, value).checkWrite(ETAG)))
                .isEqualTo(write);
    }

    /** Reads: If-Match && If-Unmodified-Since && (If-None-Match || If-Modified-Since). */
    @ParameterizedTest
    @CsvSource({
        "If-None-Match, QUOTED, If-Modified-Since, BEFORE, ok, 412 ConditionNotMet",
        "If-None-Match, 0x1, If-Modified-Since, AFTER, ok, ok",
        "If-None-Match, QUOTED, If-Modified-Since, AFTER, 304 ConditionNotMet, 412 ConditionNotMet",
        "If-Match, QUOTED, If-Unmodified-Since, BEFORE, 412 ConditionNotMet, ok",
        "If-Match, 0x1, If-Unmodified-Since, AFTER, 412 ConditionNotMet, 412 ConditionNotMet",
        "If-Match, QUOTED, If-None-Match, 0x1, ok, 400 MultipleConditionHeadersNotSupported",
        "If-Match, QUOTED, If-Modified-Since, BEFORE, ok, 400 MultipleConditionHeadersNotSupported",
        "If-Match, QUOTED, If-Modified-Since, AFTER, 304 ConditionNotMet, 400 MultipleConditionHeadersNotSupported",
        "If-None-Match, 0x1, If-Unmodified-Since, AFTER, ok, 400 MultipleConditionHeadersNotSupported",
        "If-Modified-Since, BEFORE, If-Unmodified-Since, AFTER, ok, 400 MultipleConditionHeadersNotSupported",
    })
    void twoConditions(String a, String av, String b, String bv, String read, String write) {
        assertThat(Refusal.of(() -> conditions("", a, av, b, bv).checkRead(ETAG, VERSION)))
                .isEqualTo(read);
        assertThat(Refusal.of(() -> conditions("", a, av, b, bv).checkWrite(ETAG)))
                .isEqualTo(write);
    }

    @ParameterizedTest
    @CsvSource({
        "2012-02-12, 400 MultipleConditionHeadersNotSupported",
        "2013-08-15, ok",
    })
    void oldReadsCombineAsWritesDo(String version, String expected) {
        Conditions both = conditions("", "If-Match", "QUOTED", "If-None-Match", "0x1");

        assertThat(Refusal.of(() -> both.checkRead(ETAG, Objects.requireNonNull(ApiVersion.parse(version)))))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "If-None-Match, *, 409 BlobAlreadyExists, ok",
        "If-None-Match, QUOTED, 412 ConditionNotMet, ok",
        "If-Match, *, ok, 412 ConditionNotMet",
        "If-Match, QUOTED, ok, 412 ConditionNotMet",
        "If-Modified-Since, AFTER, 412 ConditionNotMet, ok",
        "If-Unmodified-Since, BEFORE, 412 ConditionNotMet, ok",
    })
    void creating(String name, String value, String onExisting, String onNothing) {
        Conditions conditions = conditions("", name, value);

        assertThat(Refusal.of(() -> conditions.checkCreate(ETAG, AzureError.BLOB_ALREADY_EXISTS)))
                .isEqualTo(onExisting);
        assertThat(Refusal.of(() -> conditions.checkCreate(null, AzureError.BLOB_ALREADY_EXISTS)))
                .isEqualTo(onNothing);
    }

    @ParameterizedTest
    @CsvSource({
        "if-match, QUOTED, ok, ok",
        "if-match, 0x1, 412 SourceConditionNotMet, 412 CannotVerifyCopySource",
        "if-none-match, QUOTED, 412 SourceConditionNotMet, 304 CannotVerifyCopySource",
        "if-modified-since, AFTER, 412 SourceConditionNotMet, 304 CannotVerifyCopySource",
        "if-unmodified-since, BEFORE, 412 SourceConditionNotMet, 412 CannotVerifyCopySource",
    })
    void conditionsOnTheSource(String name, String value, String copy, String url) {
        Conditions conditions = conditions("x-ms-source-", name, value);

        assertThat(Refusal.of(() -> conditions.checkCopySource(ETAG))).isEqualTo(copy);
        assertThat(Refusal.of(() -> conditions.checkUrlSource(ETAG))).isEqualTo(url);
        assertThat(conditions.isEmpty()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "le, 5, 5, ok",
        "le, 4, 5, 412 SequenceNumberConditionNotMet",
        "lt, 6, 5, ok",
        "lt, 5, 5, 412 SequenceNumberConditionNotMet",
        "eq, 5, 5, ok",
        "eq, 6, 5, 412 SequenceNumberConditionNotMet",
        "eq, 0, 0, ok",
        "lt, 0, 0, 412 SequenceNumberConditionNotMet",
        "le, -1, 5, 400 InvalidHeaderValue",
        "eq, x, 5, 400 InvalidHeaderValue",
        "none, 1, 5, ok",
    })
    void sequenceNumbers(String name, String value, long current, String expected) {
        PlainRequest request = PlainRequest.bare("PUT", "/a/c/b").with("x-ms-if-sequence-number-" + name, value);

        assertThat(Refusal.of(() -> SequenceNumberCondition.of(request).check(current)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "max, 7, 5, 7, ok",
        "max, 3, 5, 5, ok",
        "update, 3, 5, 3, ok",
        "UPDATE, 9223372036854775807, 5, 9223372036854775807, ok",
        "increment, , 5, 6, ok",
        "increment, 1, 5, 0, 400 InvalidHeaderValue",
        "increment, , 9223372036854775807, 0, 409 SequenceNumberIncrementTooLarge",
        "update, , 5, 0, 400 MissingRequiredHeader",
        "max, , 5, 0, 400 MissingRequiredHeader",
        "update, -1, 5, 0, 400 InvalidHeaderValue",
        "update, 9223372036854775808, 5, 0, 400 InvalidHeaderValue",
        "reset, 1, 5, 0, 400 InvalidHeaderValue",
        ", 1, 5, 5, ok",
    })
    void changingTheSequenceNumber(String action, String number, long current, long next, String expected) {
        PlainRequest request = PlainRequest.bare("PUT", "/a/c/b");
        if (action != null) {
            request.with("x-ms-sequence-number-action", action);
        }
        if (number != null) {
            request.with("x-ms-blob-sequence-number", number);
        }

        assertThat(Refusal.of(() -> SequenceNumberCondition.next(request, current)))
                .isEqualTo(expected);
        if (expected.equals("ok")) {
            assertThat(SequenceNumberCondition.next(request, current)).isEqualTo(next);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "appendpos, 10, ok",
        "appendpos, 9, 412 AppendPositionConditionNotMet",
        "appendpos, 0, 412 AppendPositionConditionNotMet",
        "maxsize, 15, ok",
        "maxsize, 14, 412 MaxBlobSizeConditionNotMet",
        "maxsize, 0, 412 MaxBlobSizeConditionNotMet",
        "maxsize, x, 400 InvalidHeaderValue",
        "other, 1, ok",
    })
    void appends(String name, String value, String expected) {
        PlainRequest request = PlainRequest.bare("PUT", "/a/c/b").with("x-ms-blob-condition-" + name, value);

        assertThat(Refusal.of(() -> AppendCondition.of(request).check(10, 5))).isEqualTo(expected);
    }
}
