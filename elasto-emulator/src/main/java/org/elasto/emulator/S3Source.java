package org.elasto.emulator;

import org.elasto.emulator.azure.AzureError;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.front.Bodies;
import org.elasto.emulator.azure.front.SourceRequest;
import org.elasto.emulator.azure.front.Sources;
import org.elasto.emulator.http.Authority;
import org.elasto.emulator.http.Deferred;
import org.elasto.emulator.http.Front;
import org.elasto.emulator.http.Reception;
import org.elasto.emulator.http.Response;
import org.elasto.emulator.s3.AmazonHost;
import org.elasto.emulator.store.ContentBuilder;

/** S3 as a source of Azure's copies, which know nothing of it but a URL that is signed. Thread-safe. */
final class S3Source implements Sources.Source {

    /** No operation takes more at once. */
    private static final long LARGEST = 5000L << 20;

    private final Front s3;

    S3Source(Front s3) {
        this.s3 = s3;
    }

    static boolean isAmazon(String authority) {
        return AmazonHost.bucketOf(Authority.of(authority).host()) != null;
    }

    @Override
    public Response read(SourceRequest request) {
        Reception reception = s3.receive(request);
        Reception done =
                reception instanceof Deferred deferred ? deferred.work().get() : reception;
        if (!(done instanceof Response response) || response.length() > LARGEST) {
            throw new AzureException(AzureError.INVALID_INPUT);
        }
        if (response.status() >= 300) {
            throw new AzureException(refusal(response.status()));
        }
        ContentBuilder content = new ContentBuilder(response.length());
        response.body().buffers().forEachRemaining(content::append);
        return response.body(Bodies.of(content.build()));
    }

    private static AzureError refusal(int status) {
        return switch (status) {
            case 403 -> AzureError.AUTHORIZATION_FAILURE;
            case 404 -> AzureError.RESOURCE_NOT_FOUND;
            case 412 -> AzureError.CONDITION_NOT_MET;
            case 416 -> AzureError.INVALID_RANGE;
            default -> AzureError.INVALID_INPUT;
        };
    }
}
