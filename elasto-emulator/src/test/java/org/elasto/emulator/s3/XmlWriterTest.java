package org.elasto.emulator.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.Random;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XmlWriterTest {

    private static String written(String text) {
        String document = new XmlWriter(16).element("a", text).toString();
        return document.substring(document.indexOf("<a>") + 3, document.indexOf("</a>"));
    }

    @Test
    void beginsWithTheProlog() {
        assertThat(new XmlWriter(16).element("a", 5).toString())
                .isEqualTo("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a>5</a>");
        assertThat(XmlWriter.result("R").close("R").toString())
                .endsWith("<R xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"></R>");
        assertThat(new XmlWriter(16).element("a", "").toString()).endsWith("<a/>");
    }

    @ParameterizedTest
    @CsvSource({
        "<b>&\"'x, &lt;b&gt;&amp;&quot;'x",
        "]]>, ]]&gt;",
        "'a\tb\r\nc', a&#9;b&#13;&#10;c",
        "\u00e9\u20ac\uE000\uFFFD, \u00e9\u20ac\uE000\uFFFD",
        "\uD83D\uDE00x, \uD83D\uDE00x",
    })
    void escapesWhatHasAMeaning(String text, String expected) {
        assertThat(written(text)).isEqualTo(expected);
    }

    @Test
    void replacesWhatNoDocumentMayHold() {
        assertThat(written("a\0\1\u001f\uFFFE\uFFFF\uD800b\uDC00"))
                .isEqualTo("a\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDb\uFFFD");
        assertThat(written("\uD83D")).isEqualTo("\uFFFD");
    }

    @Test
    void everyTextCanBeParsedAndComesBack() throws Exception {
        Random random = new Random(42);
        for (int round = 0; round < 500; round++) {
            StringBuilder text = new StringBuilder("x");
            for (int i = 0; i < 20; i++) {
                text.append((char) (random.nextInt(4) == 0 ? random.nextInt(0x10000) : random.nextInt(0x100)));
            }
            byte[] document = new XmlWriter(16).element("a", text.toString()).toBytes();

            XMLStreamReader reader =
                    XMLInputFactory.newFactory().createXMLStreamReader(new ByteArrayInputStream(document));
            reader.nextTag();
            String read = reader.getElementText();

            assertThat(read).hasSameSizeAs(text);
            for (int i = 0; i < read.length(); i++) {
                assertThat(read.charAt(i)).isIn(text.charAt(i), '\uFFFD');
            }
        }
    }
}
