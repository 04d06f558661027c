package org.elasto.emulator.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.emulator.azure.front.AzureBench.request;

import org.elasto.emulator.http.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PermissionTest {

    private static final String TARGET = "/box?restype=share&comp=filepermission";
    private static final String SDDL = "O:S-1-5-21-1-2-3-4G:SYD:AI(A;ID;FA;;;SY)(A;ID;FA;;;BA)";
    private static final String KEY = "x-ms-file-permission-key";
    private static final String FORMAT = "x-ms-file-permission-format";

    private final FileBench files = new FileBench().share("box");

    @AfterEach
    void nothingFailed() {
        assertThat(files.failures()).isZero();
    }

    private Answer create(String document) {
        return files.send(request("PUT", TARGET).body(document));
    }

    private String made(String permission) {
        Answer created = create("{\"permission\":\"" + permission + "\"}").expect(201);
        assertThat(created.body()).isEmpty();
        return created.header(KEY);
    }

    private Answer get(String key) {
        return files.send(request("GET", TARGET).with(KEY, key));
    }

    @Test
    void aDescriptorComesBackNormalisedAndHasOneKey() {
        String key = made(SDDL);
        Answer got = get(key).expect(200);
        assertThat(got.body()).isEqualTo("{\"permission\":\"" + SDDL + "S:NO_ACCESS_CONTROL\"}");
        assertThat(got.header("Content-Type")).isEmpty();
        assertThat(made(SDDL + "S:NO_ACCESS_CONTROL")).isEqualTo(key);
        assertThat(made(SDDL.replace("SY", "BA"))).isNotEqualTo(key);
    }

    @Test
    void bytesAndTextAreTwoFormsOfOneDescriptor() {
        String key = made(SDDL);
        Answer binary = files.send(request("GET", TARGET).with(KEY, key).with(FORMAT, "binary"))
                .expect(200);
        String base64 = Sddl.of(SDDL).binary();
        assertThat(binary.body()).isEqualTo("{\"permission\":\"" + base64 + "\",\"format\":\"Binary\"}");
        assertThat(create("{\"format\":\"Binary\",\"permission\":\"" + base64 + "\"}")
                        .expect(201)
                        .header(KEY))
                .isEqualTo(key);
        assertThat(create("{\"permission\":\"" + SDDL + "\",\"format\":\"sddl\"}")
                        .expect(201)
                        .header(KEY))
                .isEqualTo(key);
        assertThat(files.send(request("GET", TARGET).with(KEY, key).with(FORMAT, "Sddl"))
                        .body())
                .endsWith("\"format\":\"Sddl\"}");
    }

    @Test
    void theDescriptorOfTheRootIsThere() {
        assertThat(get(Sddl.INHERITED.key()).expect(200).body()).contains(Sddl.INHERITED.text());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                          | InvalidInput",
                "[]                                          | InvalidInput",
                "{                                           | InvalidInput",
                "{\"permission\":\"O:SYG:SYD:\"} x           | InvalidInput",
                "{\"permission\":1}                          | InvalidInput",
                "{\"permission\":\"O:SYG:SYD:\",\"format\":1} | InvalidInput",
                "{\"permission\":\"O:SYG:SYD:\",\"format\":\"x\"} | InvalidInput",
                "{}                                          | FileInvalidPermission",
                "{\"permission\":\"abcde\"}                  | FileInvalidPermission",
                "{\"permission\":\"!\",\"format\":\"Binary\"} | FileInvalidPermission"
            })
    void documentsThatHoldNoDescriptorAreRefused(String document, String code) {
        assertThat(create(document).expect(400).code()).isEqualTo(code);
    }

    @Test
    void whatElseADocumentHoldsDoesNotMatter() {
        create("{\"a\":{\"permission\":[1]},\"permission\":\"O:SYG:SYD:\",\"format\":null}")
                .expect(201);
    }

    @ParameterizedTest
    @CsvSource({"1, 400, InvalidHeaderValue", "a*b, 400, InvalidHeaderValue", "1*2, 404, ResourceNotFound"})
    void keysOfNothingAreRefused(String key, int status, String code) {
        assertThat(get(key).expect(status).code()).isEqualTo(code);
    }

    @Test
    void gettingNeedsAKeyAndAFormatThatThereIs() {
        assertThat(files.send("GET", TARGET).expect(400).code()).isEqualTo("MissingRequiredHeader");
        Answer refused = files.send(request("GET", TARGET).with(KEY, "1*2").with(FORMAT, "xml"))
                .expect(400);
        assertThat(refused.code()).isEqualTo("InvalidHeaderValue");
        assertThat(refused.element("HeaderName")).isEqualTo(FORMAT);
    }

    @Test
    void eachShareHasItsOwn() {
        String key = made(SDDL);
        files.share("other");
        assertThat(files.send(request("GET", "/other?restype=share&comp=filepermission")
                                .with(KEY, key))
                        .expect(404)
                        .code())
                .isEqualTo("ResourceNotFound");
        assertThat(files.send(request("PUT", "/none?restype=share&comp=filepermission")
                                .body("{\"permission\":\"O:SYG:SYD:\"}"))
                        .expect(404)
                        .code())
                .isEqualTo("ShareNotFound");
    }
}
