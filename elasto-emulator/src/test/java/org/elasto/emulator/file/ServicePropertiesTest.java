package org.elasto.emulator.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.emulator.azure.front.AzureBench.request;

import org.elasto.emulator.http.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServicePropertiesTest {

    private static final String TARGET = "/?restype=service&comp=properties";
    private static final String OFF = "<Version>1.0</Version><Enabled>false</Enabled>"
            + "<RetentionPolicy><Enabled>false</Enabled></RetentionPolicy>";
    private static final String RECORDED =
            "<HourMetrics>" + OFF + "</HourMetrics><MinuteMetrics>" + OFF + "</MinuteMetrics><Cors />";
    private static final String RULE =
            "<CorsRule><AllowedMethods>GET,PUT</AllowedMethods><AllowedOrigins>https://a.example</AllowedOrigins>"
                    + "<AllowedHeaders>x-ms-*</AllowedHeaders><ExposedHeaders>*</ExposedHeaders>"
                    + "<MaxAgeInSeconds>5</MaxAgeInSeconds></CorsRule>";

    private final FileBench files = new FileBench();

    @AfterEach
    void nothingFailed() {
        assertThat(files.failures()).isZero();
    }

    private Answer set(String groups) {
        return files.send(request("PUT", TARGET)
                .body("<?xml version='1.0' encoding='utf-8'?>\n<StorageServiceProperties>" + groups
                        + "</StorageServiceProperties>"));
    }

    private String get(String version) {
        return files.send(request("GET", TARGET).with("x-ms-version", version))
                .expect(200)
                .body()
                .replaceFirst("^.*<StorageServiceProperties>", "")
                .replace("</StorageServiceProperties>", "");
    }

    private static String protocols(boolean multichannel, boolean smb, boolean nfs) {
        return "<ProtocolSettings><SMB><Multichannel><Enabled>" + multichannel + "</Enabled></Multichannel>"
                + "<EncryptionInTransit><Required>" + smb + "</Required></EncryptionInTransit></SMB>"
                + "<NFS><EncryptionInTransit><Required>" + nfs
                + "</Required></EncryptionInTransit></NFS></ProtocolSettings>";
    }

    @Test
    void anAccountStartsWithEverythingOff() {
        assertThat(get("2018-11-09")).isEqualTo(RECORDED);
        assertThat(get("2020-06-12"))
                .isEqualTo(RECORDED
                        + "<ProtocolSettings><SMB><Multichannel><Enabled>false</Enabled></Multichannel></SMB>"
                        + "</ProtocolSettings>");
        assertThat(get("2026-06-06")).isEqualTo(RECORDED + protocols(false, false, false));
    }

    @Test
    void whatWasRecordedIsTaken() {
        set("<HourMetrics><Version>1.0</Version><Enabled>False</Enabled><RetentionPolicy><Enabled>False</Enabled>"
                        + "</RetentionPolicy></HourMetrics><MinuteMetrics><Version>1.0</Version>"
                        + "<Enabled>False</Enabled><RetentionPolicy><Enabled>False</Enabled></RetentionPolicy>"
                        + "</MinuteMetrics><Cors />")
                .expect(202);
        assertThat(get("2018-11-09")).isEqualTo(RECORDED);
    }

    @Test
    void onlyTheGroupsThatAreSentChange() {
        set("<ProtocolSettings><SMB><Multichannel><Enabled>true</Enabled></Multichannel></SMB></ProtocolSettings>")
                .expect(202);
        assertThat(get("2026-06-06")).isEqualTo(RECORDED + protocols(true, false, false));
        set("<Cors>" + RULE + "</Cors>").expect(202);
        set("<ProtocolSettings><SMB><EncryptionInTransit><Required>true</Required></EncryptionInTransit></SMB><NFS>"
                        + "<EncryptionInTransit><Required>true</Required></EncryptionInTransit></NFS></ProtocolSettings>")
                .expect(202);
        assertThat(get("2026-06-06"))
                .isEqualTo(RECORDED.replace("<Cors />", "<Cors>" + RULE + "</Cors>") + protocols(true, true, true));
        set("<Cors />").expect(202);
        assertThat(get("2018-11-09")).isEqualTo(RECORDED);
    }

    @Test
    void metricsAreKept() {
        String on = "<Version>1.0</Version><Enabled>true</Enabled><IncludeAPIs>true</IncludeAPIs>"
                + "<RetentionPolicy><Enabled>true</Enabled><Days>7</Days></RetentionPolicy>";
        set("<HourMetrics>" + on + "</HourMetrics>").expect(202);
        assertThat(get("2018-11-09")).contains("<HourMetrics>" + on + "</HourMetrics><MinuteMetrics>" + OFF);
        set("<MinuteMetrics>" + on + "</MinuteMetrics>").expect(202);
        assertThat(get("2018-11-09")).contains("<MinuteMetrics>" + on + "</MinuteMetrics>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<Logging />                                                                    | InvalidXmlDocument",
                "<DeleteRetentionPolicy><Enabled>false</Enabled></DeleteRetentionPolicy>        | InvalidXmlDocument",
                "<HourMetrics />                                                                | InvalidXmlDocument",
                "<ProtocolSettings><FTP /></ProtocolSettings>                                   | InvalidXmlDocument",
                "<ProtocolSettings><SMB><Speed /></SMB></ProtocolSettings>                      | InvalidXmlDocument",
                "<ProtocolSettings><NFS><Multichannel /></NFS></ProtocolSettings>               | InvalidXmlDocument",
                "<ProtocolSettings><SMB><Multichannel /></SMB></ProtocolSettings>               | InvalidXmlDocument",
                "<ProtocolSettings><SMB><Multichannel><Enabled>x</Enabled></Multichannel></SMB></ProtocolSettings>"
                        + " | InvalidXmlNodeValue"
            })
    void whatMakesNoSenseIsRefused(String groups, String code) {
        assertThat(set(groups).expect(400).code()).isEqualTo(code);
        assertThat(get("2026-06-06")).isEqualTo(RECORDED + protocols(false, false, false));
    }

    @Test
    void browsersAreToldTheRules() {
        Answer refused = files.sendAsIs(request("OPTIONS", "/box/f")
                        .with("Origin", "https://a.example")
                        .with("Access-Control-Request-Method", "GET"))
                .expect(403);
        assertThat(refused.code()).isEqualTo("CorsPreflightFailure");
        set("<Cors>" + RULE + "</Cors>").expect(202);
        Answer allowed = files.sendAsIs(request("OPTIONS", "/box/f")
                        .with("Origin", "https://a.example")
                        .with("Access-Control-Request-Method", "GET"))
                .expect(200);
        assertThat(allowed.header("Access-Control-Allow-Origin")).isEqualTo("https://a.example");
        files.share("box");
        assertThat(files.send(request("GET", "/box?restype=share").with("Origin", "https://a.example"))
                        .header("Access-Control-Allow-Origin"))
                .isEqualTo("https://a.example");
    }
}
