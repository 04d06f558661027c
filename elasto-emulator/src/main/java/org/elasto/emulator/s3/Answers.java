package org.elasto.emulator.s3;

import java.nio.ByteBuffer;
import java.util.Iterator;
import org.elasto.emulator.http.Response;
import org.elasto.emulator.http.ResponseBody;
import org.elasto.emulator.store.Content;

/** Bodies of answers: a document, or the bytes of an object. */
final class Answers {

    private Answers() {}

    static Response xml(Response response, XmlWriter document) {
        return response.header("Content-Type", "application/xml").body(document.toBytes());
    }

    /** The content itself; no byte is copied. */
    static ResponseBody body(Content content) {
        return new ResponseBody() {
            @Override
            public long length() {
                return content.length();
            }

            @Override
            public Iterator<ByteBuffer> buffers() {
                return content.buffers();
            }
        };
    }
}
