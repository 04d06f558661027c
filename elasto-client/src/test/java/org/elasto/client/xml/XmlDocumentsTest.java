package org.elasto.client.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlDocumentsTest {

    private static final XmlDocuments DOCUMENTS = new XmlDocuments(1_000, false);

    private static XmlElement parse(String text) {
        return DOCUMENTS.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uFEFF<?xml version=\"1.0\" encoding=\"utf-8\"?><A><B c=\"d\"> e </B><F /></A>",
                " \n<?xml version=\"1.0\" encoding=\"utf-8\"?><A><B c=\"d\"> e </B><F/></A>",
                "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<A><B c=\"d\"> e </B><F></F></A>"
            })
    void readsWithAndWithoutWhatComesBefore(String text) {
        XmlElement root = parse(text).expect("A");
        assertThat(root.required("B")).isEqualTo(" e ");
        assertThat(root.child("B")).isNotNull();
        assertThat(root.children("B").get(0).attribute("c")).isEqualTo("d");
        assertThat(root.text("F")).isNull();
        assertThat(root.required("F")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\uFEFF",
                "<A>",
                "<!DOCTYPE A [<!ENTITY x \"y\">]><A>&x;</A>",
                "<!DOCTYPE A SYSTEM \"http://127.0.0.1:1/x\"><A/>",
                "<html><br></html>",
                "<A>&#x01;</A>"
            })
    void refusesWhatNoServiceSends(String text) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.UNEXPECTED));
    }

    @Test
    void depthHasABound() {
        assertThatThrownBy(() -> parse("<a>".repeat(100) + "</a>".repeat(100))).isInstanceOf(StorageException.class);
    }

    @Test
    void theCountOfElementsHasABound() {
        assertThat(parse("<a>" + "<b/>".repeat(999) + "</a>").children()).hasSize(999);
        assertThatThrownBy(() -> parse("<a>" + "<b/>".repeat(1_000) + "</a>")).isInstanceOf(StorageException.class);
    }

    @Test
    void charactersThatXmlShouldNotHaveAreReadWhereTheyAreExpected() {
        XmlDocuments lenient = new XmlDocuments(1_000, true);
        byte[] document = "<A>&#x01;</A>".getBytes(StandardCharsets.UTF_8);
        assertThat(lenient.parse(document).text()).isEqualTo("\u0001");
    }
}
