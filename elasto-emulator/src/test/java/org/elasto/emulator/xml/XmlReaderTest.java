package org.elasto.emulator.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlReaderTest {

    /** What the caller wants thrown. */
    private static final class Malformed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static XmlReader open(String document) {
        return XmlReader.open(document.getBytes(StandardCharsets.UTF_8), "A", Malformed::new);
    }

    /** Reads all that a document holds, as a handler would that takes anything. */
    private static void readAll(String document) {
        XmlReader xml = open(document);
        while (xml.child() != null) {
            xml.skip();
        }
        xml.end();
    }

    @Test
    void childrenAreGoneThroughInOrder() {
        XmlReader xml = open("<?xml version=\"1.0\"?><!-- c --><A xmlns=\"x:y\"> <B>one &amp; <![CDATA[<two>]]></B> "
                + "<C><D/></C><p:E xmlns:p='q'>\uD83D\uDE00</p:E></A> ");

        assertThat(xml.child()).isEqualTo("B");
        assertThat(xml.text()).isEqualTo("one & <two>");
        assertThat(xml.child()).isEqualTo("C");
        xml.skip();
        assertThat(xml.child()).isEqualTo("E");
        assertThat(xml.text()).isEqualTo("\uD83D\uDE00");
        assertThat(xml.child()).isNull();
        xml.end();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "text",
                "<B/>",
                "<A>",
                "<A></B>",
                "<A>text</A>",
                "<A/><A/>",
                "<A/>text",
                "<A b='1' b='2'/>",
                "<A>&undefined;</A>",
                "<A>&#0;</A>",
                "<A><B>&#xFFFF;</B></A>",
                "<!DOCTYPE A><A/>",
                "<!DOCTYPE A SYSTEM 'file:///etc/passwd'><A/>",
                "<!DOCTYPE A [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><A><B>&x;</B></A>",
                "<!DOCTYPE A [<!ENTITY x 'xxxxxxxxxx'><!ENTITY y '&x;&x;&x;'>]><A>&y;</A>",
                "<p:A/>",
                "<?xml version='1.0' encoding='nonsense'?><A/>",
                "<A><B>\u0001</B></A>",
                "<A><B",
            })
    void brokenOrForbiddenDocumentsAreMalformed(String document) {
        assertThatThrownBy(() -> readAll(document)).isInstanceOf(Malformed.class);
    }

    @Test
    void depthAndLengthAreBounded() {
        String deep = "<A>" + "<B>".repeat(100_000) + "</B>".repeat(100_000) + "</A>";
        assertThatThrownBy(() -> readAll(deep)).isInstanceOf(Malformed.class);
        XmlReader longText = open("<A><B>" + "x".repeat(1 << 20) + "</B></A>");
        assertThatThrownBy(() -> {
                    longText.child();
                    longText.text();
                })
                .isInstanceOf(Malformed.class);
    }

    @Test
    void bytesThatAreNoUtf8AreMalformed() {
        byte[] document = "<A><B>?</B></A>".getBytes(StandardCharsets.UTF_8);
        document[6] = (byte) 0xFF;

        assertThatThrownBy(() -> {
                    XmlReader xml = XmlReader.open(document, "A", Malformed::new);
                    xml.child();
                    xml.text();
                })
                .isInstanceOf(Malformed.class);
    }

    @Test
    void textHoldsNoElements() {
        XmlReader xml = open("<A><B>a<C/></B></A>");
        xml.child();

        assertThatThrownBy(xml::text).isInstanceOf(Malformed.class);
    }
}
