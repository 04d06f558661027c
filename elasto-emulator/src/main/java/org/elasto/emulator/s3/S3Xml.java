package org.elasto.emulator.s3;

import org.elasto.emulator.store.Content;
import org.elasto.emulator.xml.XmlReader;

/** XML documents of requests; what is wrong with one is {@code MalformedXML}. */
final class S3Xml {

    private S3Xml() {}

    /** Opens a document, which must have {@code root} as its root element. */
    static XmlReader open(Content document, String root) {
        return XmlReader.open(document.toByteArray(), root, () -> new S3Exception(S3Error.MALFORMED_XML));
    }
}
