package org.elasto.client.blob;

import static org.elasto.client.blob.FakeMessages.etag;
import static org.elasto.client.blob.FakeMessages.header;
import static org.elasto.client.blob.FakeMessages.ok;

import java.util.Objects;
import org.elasto.client.blob.FakeBlobs.Blob;
import org.elasto.client.http.HttpRequest;
import org.elasto.client.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/** Conditions and leases as {@link FakeBlobs} judges them. */
final class FakeConditions {

    private FakeConditions() {}

    static void requireLease(HttpRequest request, @Nullable Blob blob) {
        String given = header(request, "x-ms-lease-id");
        String held = blob == null ? null : blob.lease;
        if (held != null && given == null) {
            throw new FakeRefusal(412, "LeaseIdMissing");
        }
        if (given != null && !given.equals(held)) {
            throw new FakeRefusal(412, held == null ? "LeaseLost" : "LeaseIdMismatchWithBlobOperation");
        }
    }

    static void conditions(HttpRequest request, @Nullable Blob blob) {
        String match = header(request, "If-Match");
        String none = header(request, "If-None-Match");
        if (match != null && (blob == null || !match.equals(etag(blob)))) {
            throw new FakeRefusal(412, "ConditionNotMet");
        }
        if (none != null && blob != null) {
            throw new FakeRefusal(409, "BlobAlreadyExists");
        }
        String number = header(request, "x-ms-if-sequence-number-le");
        if (number != null && blob != null && blob.sequence > Long.parseLong(number)) {
            throw new FakeRefusal(412, "SequenceNumberConditionNotMet");
        }
    }

    static HttpResponse lease(HttpRequest request, Blob blob) {
        String id = header(request, "x-ms-lease-id");
        String proposed = header(request, "x-ms-proposed-lease-id");
        String action = Objects.requireNonNull(header(request, "x-ms-lease-action"));
        if (action.equals("acquire") && blob.lease != null && !blob.lease.equals(proposed)) {
            throw new FakeRefusal(409, "LeaseAlreadyPresent");
        }
        if (id != null && !id.equals(blob.lease)) {
            throw new FakeRefusal(409, "LeaseIdMismatchWithLeaseOperation");
        }
        if (action.equals("break") && blob.lease == null) {
            throw new FakeRefusal(409, "LeaseNotPresentWithLeaseOperation");
        }
        blob.lease = switch (action) {
            case "acquire", "change" -> proposed;
            case "renew" -> id;
            default -> null;
        };
        String now = blob.lease;
        return action.equals("break")
                ? ok(202, "", "x-ms-lease-time: 7")
                : ok(200, "", now == null ? "x-ms-request-id: r" : "x-ms-lease-id: " + now);
    }
}
