package org.elasto.client.file;

import java.nio.charset.StandardCharsets;
import org.elasto.client.ClientConfig;
import org.elasto.client.azure.FakeAccount;
import org.elasto.client.http.FakeEngine;
import org.elasto.client.http.Limits;
import org.elasto.client.http.RequestBody;

/** Operations over an engine that answers as it is told, and a file whose name has to be escaped. */
final class FileExchange {

    static final FileRef FILE = new FileRef("share", "a b/ü+%.txt");
    static final String PATH = "/devstoreaccount1/share/a%20b/%C3%BC%2B%25.txt";
    static final String ID = "11111111-1111-1111-1111-111111111111";
    static final RequestBody HELLO = RequestBody.of("hello".getBytes(StandardCharsets.US_ASCII));
    static final String HELLO_MD5 = "XUFAKrxLKna5cZ2REBfFkg==";

    final FakeEngine engine = FakeAccount.engine();
    final FileOperations operations = over(FakeAccount.settings().build());

    FileOperations over(ClientConfig config) {
        return new FileOperations(FakeAccount.files(engine, config, FileErrors.JUDGE), config.checksum(), Limits.NONE);
    }
}
