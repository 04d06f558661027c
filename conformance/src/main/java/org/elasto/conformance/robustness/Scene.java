package org.elasto.conformance.robustness;

/**
 * What was put on the server before the run, for requests to be about.
 *
 * @param bucket holds {@code known/small} and {@code known/large}, which requests are about
 * @param uploadId an upload under way of {@code known/upload}, with part 1 sent
 * @param partEtag of that part, with its quotes
 */
record Scene(String bucket, String uploadId, String partEtag) {

    static final String SMALL = "known/small";
    static final String LARGE = "known/large";
    static final String UPLOAD = "known/upload";

    /** Nothing but forged requests is about this one. */
    static final String KEPT = "kept";

    static final String SMALL_TEXT = "hello, world";
    static final int LARGE_LENGTH = 70_000;

    /** Where requests go that must not be carried out. */
    static final String FORGED = "forged/";

    /** Where requests go that hide in others. */
    static final String HIDDEN = "hidden/";

    String path(String key) {
        return '/' + bucket + '/' + key;
    }
}
