package org.elasto.client.http;

import java.io.IOException;

/** Signs each request, then sends it. Stands inside the retries, so that each attempt has its own date. */
final class SigningTransport implements Transport {

    private final Transport next;
    private final Signer signer;

    SigningTransport(Transport next, Signer signer) {
        this.next = next;
        this.signer = signer;
    }

    @Override
    public HttpResponse send(HttpRequest request, Limits limits) throws IOException {
        return next.send(signer.sign(request), limits);
    }

    @Override
    public void close() {
        next.close();
    }
}
