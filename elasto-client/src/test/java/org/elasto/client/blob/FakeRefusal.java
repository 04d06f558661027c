package org.elasto.client.blob;

/** How {@link FakeBlobs} refuses a request. */
final class FakeRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    final int status;

    FakeRefusal(int status, String code) {
        super(code);
        this.status = status;
    }
}
