package org.elasto.emulator.azure;

/** What a lease is in at a moment. */
public enum LeaseState {
    AVAILABLE("available", "unlocked"),
    LEASED("leased", "locked"),
    EXPIRED("expired", "unlocked"),
    BREAKING("breaking", "locked"),
    BROKEN("broken", "unlocked");

    private final String word;
    private final String status;

    LeaseState(String word, String status) {
        this.word = word;
        this.status = status;
    }

    /** As x-ms-lease-state and LeaseState have it. */
    public String word() {
        return word;
    }

    /** As x-ms-lease-status and LeaseStatus have it. */
    public String status() {
        return status;
    }

    /** Whether a holder is protected. */
    public boolean isLocked() {
        return this == LEASED || this == BREAKING;
    }
}
