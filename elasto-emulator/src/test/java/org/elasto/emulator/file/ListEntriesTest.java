package org.elasto.emulator.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.emulator.azure.front.AzureBench.request;

import org.elasto.emulator.http.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListEntriesTest {

    private final FileBench files = new FileBench().share("box");

    @AfterEach
    void nothingFailed() {
        assertThat(files.failures()).isZero();
    }

    private Answer list(String path, String query) {
        return files.send("GET", "/box" + path + "?restype=directory&comp=list" + query);
    }

    private Answer old(String query) {
        return files.send(
                request("GET", "/box?restype=directory&comp=list" + query).with("x-ms-version", "2018-11-09"));
    }

    private void tree() {
        for (String directory : new String[] {"b", "D", "b/deep"}) {
            files.send("PUT", "/box/" + directory + "?restype=directory").expect(201);
        }
        files.file("/box/a", 1);
        files.file("/box/C", 2);
        files.file("/box/b/inside", 3);
    }

    @Test
    void oneLevelIsListedInTheOrderOfNames() {
        tree();
        assertThat(old("").expect(200).body())
                .endsWith("<EnumerationResults ServiceEndpoint=\"http://localhost:9000/acct/\" ShareName=\"box\""
                        + " DirectoryPath=\"\"><Entries>"
                        + "<File><Name>a</Name><Properties><Content-Length>1</Content-Length></Properties></File>"
                        + "<Directory><Name>b</Name><Properties /></Directory>"
                        + "<File><Name>C</Name><Properties><Content-Length>2</Content-Length></Properties></File>"
                        + "<Directory><Name>D</Name><Properties /></Directory>"
                        + "</Entries><NextMarker /></EnumerationResults>");
        assertThat(list("/b", "").expect(200).body())
                .contains("DirectoryPath=\"b\"", "<Name>deep</Name>", "<Name>inside</Name>")
                .doesNotContain("<Name>a</Name>");
    }

    @Test
    void pagesGoOnWhereTheLastEnded() {
        tree();
        String first = old("&maxresults=2").expect(200).body();
        assertThat(first)
                .contains("<MaxResults>2</MaxResults>", "<Name>b</Name>")
                .contains("<NextMarker>1!4!Qw==</NextMarker>");
        String second = old("&maxresults=2&marker=1!4!Qw%3D%3D").expect(200).body();
        assertThat(second)
                .contains("<Marker>1!4!Qw==</Marker>", "<Name>C</Name>", "<Name>D</Name>")
                .contains("<NextMarker />");
    }

    @Test
    void aPrefixIsComparedInAnyCase() {
        tree();
        assertThat(list("", "&prefix=c").expect(200).body())
                .contains("<Prefix>c</Prefix>", "<Name>C</Name>")
                .doesNotContain("<Name>D</Name>");
    }

    @Test
    void whatIsAskedForIsIncluded() {
        tree();
        String plain = list("", "").expect(200).body();
        assertThat(plain).contains("<DirectoryId>0</DirectoryId>", "<FileId>").doesNotContain("<CreationTime>");
        String all = list("", "&include=Timestamps,ETag,Attributes,PermissionKey")
                .expect(200)
                .body();
        assertThat(all)
                .contains("<CreationTime>2026-11-24T08:00:00.000000")
                .contains("<LastAccessTime>", "<LastWriteTime>", "<ChangeTime>")
                .contains("<Last-Modified>Tue, 24 Nov 2026 08:00:00 GMT</Last-Modified>")
                .contains("<Etag>\"0x8D", "<Attributes>Archive</Attributes>", "<Attributes>Directory</Attributes>")
                .contains("<PermissionKey>");
        assertThat(files.send(request("GET", "/box?restype=directory&comp=list&include=Timestamps")
                                .with("x-ms-version", "2020-04-08"))
                        .expect(200)
                        .body())
                .contains("<FileId>", "<LastWriteTime>")
                .doesNotContain("<ChangeTime>");
    }

    @ParameterizedTest
    @CsvSource({
        "&maxresults=0, OutOfRangeQueryParameterValue",
        "&maxresults=-1, OutOfRangeQueryParameterValue",
        "&maxresults=many, InvalidQueryParameterValue",
        "&marker=what, InvalidQueryParameterValue",
        "&include=everything, InvalidQueryParameterValue"
    })
    void aListIsRefusedWithAReason(String query, String code) {
        assertThat(list("", query).expect(400).code()).isEqualTo(code);
    }

    @Test
    void namesThatXmlCannotCarryAreEncoded() {
        files.file("/box/odd%EF%BF%BFname", 1);
        assertThat(list("", "").expect(200).body()).contains("<Name Encoded=\"true\">odd%EF%BF%BFname</Name>");
    }

    @Test
    void aSnapshotIsListedAsItWas() {
        tree();
        String id = files.snapshot("box");
        files.send("DELETE", "/box/a").expect(202);
        assertThat(list("", "").body()).doesNotContain("<Name>a</Name>");
        assertThat(list("", "&sharesnapshot=" + id).expect(200).body())
                .contains("ShareSnapshot=\"" + id + "\"", "<Name>a</Name>");
    }
}
