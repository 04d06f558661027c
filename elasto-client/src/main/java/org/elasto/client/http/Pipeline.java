package org.elasto.client.http;

/** Puts the decorators around an engine. */
public final class Pipeline {

    private Pipeline() {}

    /**
     * The one place that says in which order a request goes through them: retry, pace, sign, judge, send. So each
     * attempt is signed afresh, with the time and the credentials of that moment, what the judge finds retryable is
     * retried, and nobody who waits to be sent again takes the room of others.
     *
     * @param engine owns the connections; closed with the pipeline
     * @param signer asked once for each attempt
     * @param judge asked about each answer
     * @param policy how often and when
     */
    public static Transport of(Transport engine, Signer signer, Judge judge, RetryPolicy policy) {
        Transport judging = new JudgingTransport(engine, judge, policy.timing().clock());
        Transport signing = new SigningTransport(judging, signer);
        Transport paced = new PacedTransport(signing, policy.timing());
        return new RetryingTransport(paced, policy);
    }
}
