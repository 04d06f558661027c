package org.elasto.conformance.robustness;

/**
 * One exchange to be made, and what may come of it.
 *
 * @param index reproduces it, together with the seed
 * @param bytes what goes out
 * @param pieces in how many writes
 * @param patient whether to wait for the first answer before closing the sending side: only where the framing says where
 *     the request ends
 * @param forged whether the server must refuse
 * @param requests how many answers there may be
 * @param operation as the wire API calls it
 * @param description for people
 */
record Mutant(
        long index,
        byte[] bytes,
        int pieces,
        boolean patient,
        boolean forged,
        int requests,
        String operation,
        String description) {

    /** The operation of several well-made requests at once, each of which must be answered. */
    static final String PIPELINE = "pipeline";
}
