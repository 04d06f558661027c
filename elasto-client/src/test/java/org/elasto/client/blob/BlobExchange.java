package org.elasto.client.blob;

import java.nio.charset.StandardCharsets;
import org.elasto.client.ClientConfig;
import org.elasto.client.azure.FakeAccount;
import org.elasto.client.http.FakeEngine;
import org.elasto.client.http.Limits;
import org.elasto.client.http.RequestBody;

/** Operations over an engine that answers as it is told, and a blob whose name has to be escaped. */
final class BlobExchange {

    static final BlobRef BLOB = new BlobRef("cont", "a b/ü+%.txt");
    static final String PATH = "/devstoreaccount1/cont/a%20b/%C3%BC%2B%25.txt";
    static final String ID = "11111111-1111-1111-1111-111111111111";
    static final RequestBody HELLO = RequestBody.of("hello".getBytes(StandardCharsets.US_ASCII));
    static final String HELLO_MD5 = "XUFAKrxLKna5cZ2REBfFkg==";

    final FakeEngine engine = FakeAccount.engine();
    final BlobOperations operations = over(FakeAccount.settings().build());

    BlobOperations over(ClientConfig config) {
        return new BlobOperations(
                FakeAccount.connection(engine, config, "localhost:10000", BlobErrors.JUDGE),
                config.checksum(),
                Limits.NONE);
    }
}
