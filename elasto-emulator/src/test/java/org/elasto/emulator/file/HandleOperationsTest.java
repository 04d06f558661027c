package org.elasto.emulator.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.emulator.azure.front.AzureBench.request;
import static org.elasto.emulator.file.SmbAccess.READ;
import static org.elasto.emulator.file.SmbAccess.WRITE;

import org.elasto.emulator.http.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandleOperationsTest {

    private final FileBench files = new FileBench().share("box");

    @BeforeEach
    void open() {
        files.send("PUT", "/box/d?restype=directory").expect(201);
        files.file("/box/a", 1);
        files.file("/box/d/b", 1);
        SmbClient client = files.smb().named("PC", "10.0.0.4:1234");
        client.open("box", "d/b", SmbOpen.to(WRITE, READ).sharing(READ));
        client.open("box", "a", SmbOpen.to());
        client.open("box", "", SmbOpen.to(READ).sharing(SmbAccess.values()));
    }

    @AfterEach
    void nothingFailed() {
        assertThat(files.failures()).isZero();
    }

    private Answer list(String target, boolean recursive) {
        return files.send(request("GET", target).with("x-ms-recursive", recursive ? "True" : "False"));
    }

    private Answer close(String target, String id, boolean recursive) {
        return files.send(request("PUT", target + "?comp=forceclosehandles")
                .with("x-ms-handle-id", id)
                .with("x-ms-recursive", recursive ? "true" : "false"));
    }

    private static long count(Answer answer) {
        return answer.expect(200).body().split("<HandleId>", -1).length - 1L;
    }

    @ParameterizedTest
    @CsvSource({
        "/box?comp=listhandles, false, 1",
        "/box?comp=listhandles, true, 3",
        "/box/d?comp=listhandles, false, 0",
        "/box/d?comp=listhandles, true, 1",
        "/box/a?comp=listhandles, false, 1"
    })
    void handlesAreListedOfAnObjectOrOfAllBelowIt(String target, boolean recursive, int handles) {
        assertThat(count(list(target, recursive))).isEqualTo(handles);
    }

    @Test
    void aHandleIsToldInTheRecordedShape() {
        String body = list("/box/d?comp=listhandles", true).body();
        assertThat(body).contains("<Path>d/b</Path><FileId>");
        assertThat(body).contains("<ClientIp>10.0.0.4:1234</ClientIp><ClientName>PC</ClientName>");
        assertThat(body)
                .contains("<AccessRightList><AccessRight>Read</AccessRight><AccessRight>Write</AccessRight>"
                        + "</AccessRightList></Handle></Entries><NextMarker />");
        String root = list("/box?comp=listhandles", false).body();
        assertThat(root).contains("<Path /><FileId>0</FileId><ParentId>0</ParentId>");
        String old = files.send(request("GET", "/box/d/b?comp=listhandles").with("x-ms-version", "2018-11-09"))
                .expect(200)
                .body();
        assertThat(old).contains("</ClientIp><OpenTime>Tue, 24 Nov 2026 08:00:00 GMT</OpenTime></Handle>");
    }

    @Test
    void pagesFollowOneAnother() {
        String next = "";
        for (String path : new String[] {"<Path />", "<Path>a</Path>", "<Path>d/b</Path>"}) {
            String target = "/box?comp=listhandles&maxresults=1" + (next.isEmpty() ? "" : "&marker=" + next);
            Answer page = list(target, true);
            assertThat(count(page)).isEqualTo(1);
            assertThat(page.body()).contains(path);
            next = page.body().contains("<NextMarker />")
                    ? ""
                    : page.element("NextMarker").replace("=", "%3D").replace("+", "%2B");
        }
        assertThat(next).isEmpty();
    }

    @Test
    void allOrOneAreClosed() {
        String id = list("/box/a?comp=listhandles", false).element("HandleId");
        Answer one = close("/box", id, true).expect(200);
        assertThat(one.header("x-ms-number-of-handles-closed")).isEqualTo("1");
        assertThat(one.header("x-ms-number-of-handles-failed")).isEqualTo("0");
        assertThat(close("/box", id, true).header("x-ms-number-of-handles-closed"))
                .isEqualTo("0");
        assertThat(close("/box", "*", true).header("x-ms-number-of-handles-closed"))
                .isEqualTo("2");
        assertThat(count(list("/box?comp=listhandles", true))).isZero();
        files.write("/box/d/b", 0, "x");
    }

    @ParameterizedTest
    @CsvSource({"/box/none, 404, ResourceNotFound", "/box/x/y, 404, ParentNotFound", "/nix, 404, ShareNotFound"})
    void whatIsNotThereHasNoHandles(String target, int status, String code) {
        assertThat(list(target + "?comp=listhandles", true).expect(status).code())
                .isEqualTo(code);
        assertThat(close(target, "*", true).expect(status).code()).isEqualTo(code);
    }

    @Test
    void badInputIsRefused() {
        assertThat(close("/box", "x1", false).expect(400).code()).isEqualTo("InvalidHeaderValue");
        assertThat(files.send("PUT", "/box?comp=forceclosehandles").expect(400).code())
                .isEqualTo("MissingRequiredHeader");
        assertThat(list("/box?comp=listhandles&maxresults=0", true).expect(400).code())
                .isEqualTo("OutOfRangeQueryParameterValue");
        assertThat(list("/box?comp=listhandles&marker=zzz", true).expect(400).code())
                .isEqualTo("InvalidQueryParameterValue");
    }
}
