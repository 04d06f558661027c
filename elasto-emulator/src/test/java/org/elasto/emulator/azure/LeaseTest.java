package org.elasto.emulator.azure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The lease tables, cell by cell. A is the id of the lease, B another one; a fixed lease has 30 seconds, of which 10 are
 * gone, and breaks in 20.
 */
class LeaseTest {

    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
    private static final String A = "aaaaaaaa-0000-0000-0000-000000000000";
    private static final String B = "bbbbbbbb-0000-0000-0000-000000000000";
    private static final String C = "cccccccc-0000-0000-0000-000000000000";
    private static final String NEW = "eeeeeeee-0000-0000-0000-000000000000";

    private static Lease fixed() {
        return Lease.AVAILABLE.acquire(A, NEW, 30, NOW.minusSeconds(10));
    }

    private static Lease in(String state) {
        return switch (state) {
            case "available" -> Lease.AVAILABLE;
            case "leased" -> fixed();
            case "infinite" -> Lease.AVAILABLE.acquire(A, NEW, Lease.INFINITE, NOW);
            case "expired" -> Lease.AVAILABLE.acquire(A, NEW, 30, NOW.minusSeconds(30));
            case "breaking" -> fixed().breakNow(null, LeaseSubject.BLOB, NOW.minusSeconds(5));
            case "broken" -> fixed().breakNow(0, LeaseSubject.BLOB, NOW.minusSeconds(5));
            default -> throw new IllegalArgumentException(state);
        };
    }

    private static @Nullable String id(@Nullable String letter) {
        if (letter == null) {
            return null;
        }
        return switch (letter) {
            case "A" -> A;
            case "B" -> B;
            case "C" -> C;
            default -> throw new IllegalArgumentException(letter);
        };
    }

    private static String letter(String id) {
        return id.isEmpty() ? "-" : id.substring(0, 1).toUpperCase(java.util.Locale.ROOT);
    }

    /** The state and id after the action, or the refusal. */
    private static String outcome(java.util.function.Supplier<Lease> action) {
        Lease[] after = new Lease[1];
        String refusal = Refusal.of(() -> after[0] = action.get());
        if (!refusal.equals("ok")) {
            return refusal;
        }
        return after[0].state(NOW).word() + " " + letter(after[0].id());
    }

    @ParameterizedTest
    @CsvSource({
        "available, , leased E",
        "leased, , 409 LeaseAlreadyPresent",
        "infinite, , 409 LeaseAlreadyPresent",
        "breaking, , 409 LeaseAlreadyPresent",
        "broken, , leased E",
        "expired, , leased E",
        "available, A, leased A",
        "leased, A, leased A",
        "infinite, A, leased A",
        "breaking, A, 409 LeaseIsBreakingAndCannotBeAcquired",
        "broken, A, leased A",
        "expired, A, leased A",
        "available, B, leased B",
        "leased, B, 409 LeaseAlreadyPresent",
        "infinite, B, 409 LeaseAlreadyPresent",
        "breaking, B, 409 LeaseAlreadyPresent",
        "broken, B, leased B",
        "expired, B, leased B",
    })
    void acquire(String state, String proposed, String expected) {
        assertThat(outcome(() -> in(state).acquire(id(proposed), NEW, 15, NOW))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "available, A, 409 LeaseIdMismatchWithLeaseOperation",
        "leased, A, leased A",
        "infinite, A, leased A",
        "breaking, A, 409 LeaseIsBrokenAndCannotBeRenewed",
        "broken, A, 409 LeaseIsBrokenAndCannotBeRenewed",
        "expired, A, leased A",
        "available, B, 409 LeaseIdMismatchWithLeaseOperation",
        "leased, B, 409 LeaseIdMismatchWithLeaseOperation",
        "breaking, B, 409 LeaseIdMismatchWithLeaseOperation",
        "broken, B, 409 LeaseIdMismatchWithLeaseOperation",
        "expired, B, 409 LeaseIdMismatchWithLeaseOperation",
    })
    void renew(String state, String given, String expected) {
        for (LeaseSubject subject : LeaseSubject.values()) {
            assertThat(outcome(() -> in(state).renew(String.valueOf(id(given)), subject, NOW)))
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "available, A, B, 409 LeaseNotPresentWithLeaseOperation",
        "leased, A, B, leased B",
        "infinite, A, B, leased B",
        "breaking, A, B, 409 LeaseIsBreakingAndCannotBeChanged",
        "broken, A, B, 409 LeaseNotPresentWithLeaseOperation",
        "expired, A, B, 409 LeaseNotPresentWithLeaseOperation",
        "available, B, A, 409 LeaseNotPresentWithLeaseOperation",
        "leased, B, A, leased A",
        "leased, A, A, leased A",
        "breaking, B, A, 409 LeaseIdMismatchWithLeaseOperation",
        "broken, B, A, 409 LeaseNotPresentWithLeaseOperation",
        "expired, B, A, 409 LeaseNotPresentWithLeaseOperation",
        "available, B, C, 409 LeaseNotPresentWithLeaseOperation",
        "leased, B, C, 409 LeaseIdMismatchWithLeaseOperation",
        "breaking, B, C, 409 LeaseIdMismatchWithLeaseOperation",
        "broken, B, C, 409 LeaseNotPresentWithLeaseOperation",
        "expired, B, C, 409 LeaseNotPresentWithLeaseOperation",
    })
    void change(String state, String given, String proposed, String expected) {
        assertThat(outcome(() -> in(state)
                        .change(String.valueOf(id(given)), String.valueOf(id(proposed)), LeaseSubject.BLOB, NOW)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "available, A, 409 LeaseIdMismatchWithLeaseOperation",
        "leased, A, available -",
        "infinite, A, available -",
        "breaking, A, available -",
        "broken, A, available -",
        "expired, A, available -",
        "available, B, 409 LeaseIdMismatchWithLeaseOperation",
        "leased, B, 409 LeaseIdMismatchWithLeaseOperation",
        "breaking, B, 409 LeaseIdMismatchWithLeaseOperation",
        "broken, B, 409 LeaseIdMismatchWithLeaseOperation",
        "expired, B, 409 LeaseIdMismatchWithLeaseOperation",
    })
    void release(String state, String given, String expected) {
        assertThat(outcome(() -> in(state).release(String.valueOf(id(given)), LeaseSubject.CONTAINER)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "available, , 409 LeaseNotPresentWithLeaseOperation, 0",
        "available, 10, 409 LeaseNotPresentWithLeaseOperation, 0",
        "leased, , breaking A, 20",
        "leased, 5, breaking A, 5",
        "leased, 60, breaking A, 20",
        "leased, 0, broken A, 0",
        "infinite, , broken A, 0",
        "infinite, 60, breaking A, 60",
        "infinite, 0, broken A, 0",
        "breaking, , breaking A, 20",
        "breaking, 5, breaking A, 5",
        "breaking, 60, breaking A, 20",
        "breaking, 0, broken A, 0",
        "broken, , broken A, 0",
        "broken, 60, broken A, 0",
        "expired, , broken A, 0",
        "expired, 60, broken A, 0",
    })
    void breaking(String state, @Nullable Integer period, String expected, long seconds) {
        assertThat(outcome(() -> in(state).breakNow(period, LeaseSubject.BLOB, NOW)))
                .isEqualTo(expected);
        if (!state.equals("available")) {
            assertThat(in(state).breakNow(period, LeaseSubject.BLOB, NOW).breakSeconds(NOW))
                    .isEqualTo(seconds);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "available, , available -",
        "leased, , 412 LeaseIdMissing",
        "infinite, , 412 LeaseIdMissing",
        "breaking, , 412 LeaseIdMissing",
        "broken, , available -",
        "expired, , available -",
        "available, A, 412 LeaseNotPresentWithBlobOperation",
        "leased, A, leased A",
        "infinite, A, leased A",
        "breaking, A, breaking A",
        "broken, A, 412 LeaseLost",
        "expired, A, 412 LeaseLost",
        "available, B, 412 LeaseNotPresentWithBlobOperation",
        "leased, B, 412 LeaseIdMismatchWithBlobOperation",
        "breaking, B, 412 LeaseIdMismatchWithBlobOperation",
        "broken, B, 412 LeaseIdMismatchWithBlobOperation",
        "expired, B, 412 LeaseIdMismatchWithBlobOperation",
    })
    void write(String state, String given, String expected) {
        assertThat(outcome(() -> in(state).write(id(given), LeaseSubject.BLOB, NOW)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "available, , ok",
        "leased, , ok",
        "breaking, , ok",
        "broken, , ok",
        "expired, , ok",
        "available, A, 412 LeaseNotPresentWithBlobOperation",
        "leased, A, ok",
        "breaking, A, ok",
        "broken, A, 412 LeaseLost",
        "expired, A, 412 LeaseLost",
        "leased, B, 412 LeaseIdMismatchWithBlobOperation",
        "breaking, B, 412 LeaseIdMismatchWithBlobOperation",
    })
    void read(String state, String given, String expected) {
        assertThat(Refusal.of(() -> in(state).read(id(given), LeaseSubject.BLOB, NOW)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "BLOB, 412 LeaseNotPresentWithBlobOperation, 412 LeaseIdMismatchWithBlobOperation",
        "CONTAINER, 412 LeaseNotPresentWithContainerOperation, 412 LeaseIdMismatchWithContainerOperation",
        "FILE, 412 LeaseNotPresentWithFileOperation, 412 LeaseIdMismatchWithFileOperation",
        "SHARE, 412 LeaseNotPresentWithShareOperation, 412 LeaseIdMismatchWithShareOperation",
    })
    void refusalsNameTheSubject(LeaseSubject subject, String notPresent, String mismatch) {
        assertThat(outcome(() -> Lease.AVAILABLE.write(A, subject, NOW))).isEqualTo(notPresent);
        assertThat(outcome(() -> fixed().write(B, subject, NOW))).isEqualTo(mismatch);
    }

    /** Recorded from the live service in 2019. */
    @Test
    void messagesAreRecordedOnes() {
        assertThat(Refusal.caught(() -> fixed().write(null, LeaseSubject.BLOB, NOW)))
                .hasMessage("There is currently a lease on the blob and no lease ID was specified in the request.");
        assertThat(Refusal.caught(() -> fixed().write(null, LeaseSubject.CONTAINER, NOW)))
                .hasMessage(
                        "There is currently a lease on the container and no lease ID was specified in the request.");
        assertThat(Refusal.caught(() -> in("broken").write(A, LeaseSubject.CONTAINER, NOW)))
                .hasMessage("A lease ID was specified, but the lease for the container has expired.");
        assertThat(Refusal.caught(() -> Lease.AVAILABLE.breakNow(null, LeaseSubject.CONTAINER, NOW)))
                .hasMessage("There is currently no lease on the container.");
    }

    @Test
    void anExpiredLeaseOfABlobEndsWithAWrite() {
        Lease written = in("expired").write(null, LeaseSubject.BLOB, NOW);

        assertThat(outcome(() -> written.renew(A, LeaseSubject.BLOB, NOW)))
                .isEqualTo("409 LeaseIdMismatchWithLeaseOperation");
    }

    @Test
    void anExpiredLeaseIsReleasedOnce() {
        Lease released = in("expired").release(A, LeaseSubject.BLOB);

        assertThat(outcome(() -> released.release(A, LeaseSubject.BLOB)))
                .isEqualTo("409 LeaseIdMismatchWithLeaseOperation");
    }

    @Test
    void timeAloneExpiresAndBreaks() {
        Lease fixed = fixed();
        Lease breaking = fixed.breakNow(5, LeaseSubject.BLOB, NOW);

        assertThat(fixed.state(NOW.plusMillis(19_999))).isEqualTo(LeaseState.LEASED);
        assertThat(fixed.state(NOW.plusSeconds(20))).isEqualTo(LeaseState.EXPIRED);
        assertThat(breaking.state(NOW.plusMillis(4_999))).isEqualTo(LeaseState.BREAKING);
        assertThat(breaking.breakSeconds(NOW.plusMillis(100))).isEqualTo(4);
        assertThat(breaking.state(NOW.plusSeconds(5))).isEqualTo(LeaseState.BROKEN);
        assertThat(in("infinite").state(Instant.MAX)).isEqualTo(LeaseState.LEASED);
    }

    @Test
    void renewingStartsTheClockAgain() {
        Lease renewed = fixed().renew(A, LeaseSubject.BLOB, NOW);

        assertThat(renewed.state(NOW.plusMillis(29_999))).isEqualTo(LeaseState.LEASED);
        assertThat(renewed.state(NOW.plusSeconds(30))).isEqualTo(LeaseState.EXPIRED);
    }

    @Test
    void changingDoesNotStartTheClockAgain() {
        Lease changed = fixed().change(A, B, LeaseSubject.BLOB, NOW);

        assertThat(changed.state(NOW.plusSeconds(20))).isEqualTo(LeaseState.EXPIRED);
    }

    @ParameterizedTest
    @CsvSource({
        "available, available, unlocked, ",
        "leased, leased, locked, fixed",
        "infinite, leased, locked, infinite",
        "breaking, breaking, locked, ",
        "broken, broken, unlocked, ",
        "expired, expired, unlocked, ",
    })
    void howAnswersTellTheState(String state, String word, String status, String duration) {
        assertThat(in(state).state(NOW).word()).isEqualTo(word);
        assertThat(in(state).state(NOW).status()).isEqualTo(status);
        assertThat(in(state).durationWord(NOW)).isEqualTo(duration);
    }

    @ParameterizedTest
    @CsvSource({"available, ok", "leased, 412 InfiniteLeaseDurationRequired", "infinite, ok", "broken, ok"})
    void aCopyNeedsALeaseThatDoesNotEnd(String state, String expected) {
        assertThat(Refusal.of(() -> in(state).requireInfinite(NOW))).isEqualTo(expected);
    }
}
