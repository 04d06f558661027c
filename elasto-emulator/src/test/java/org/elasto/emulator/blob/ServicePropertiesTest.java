package org.elasto.emulator.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.emulator.blob.BlobBench.request;

import org.elasto.emulator.http.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServicePropertiesTest {

    private static final String TARGET = "/?restype=service&comp=properties";
    private static final String PROLOG = "<?xml version='1.0' encoding='utf-8'?>\n";
    private static final String INITIAL = "<Logging><Version>1.0</Version><Read>false</Read><Write>false</Write>"
            + "<Delete>false</Delete><RetentionPolicy><Enabled>false</Enabled></RetentionPolicy></Logging>"
            + "<HourMetrics><Version>1.0</Version><Enabled>false</Enabled>"
            + "<RetentionPolicy><Enabled>false</Enabled></RetentionPolicy></HourMetrics>"
            + "<MinuteMetrics><Version>1.0</Version><Enabled>false</Enabled>"
            + "<RetentionPolicy><Enabled>false</Enabled></RetentionPolicy></MinuteMetrics><Cors />"
            + "<DeleteRetentionPolicy><Enabled>false</Enabled></DeleteRetentionPolicy>"
            + "<StaticWebsite><Enabled>false</Enabled></StaticWebsite>";
    private static final String RULE =
            "<CorsRule><AllowedOrigins>a</AllowedOrigins><AllowedMethods>GET</AllowedMethods>"
                    + "<AllowedHeaders /><ExposedHeaders /><MaxAgeInSeconds>1</MaxAgeInSeconds></CorsRule>";

    private final BlobBench blob = new BlobBench();

    @AfterEach
    void nothingFailed() {
        assertThat(blob.failures()).isZero();
    }

    private Answer set(String groups) {
        return blob.send(request("PUT", TARGET)
                .body(PROLOG + "<StorageServiceProperties>" + groups + "</StorageServiceProperties>"));
    }

    private String get() {
        return blob.send("GET", TARGET)
                .expect(200)
                .body()
                .replaceFirst("^.*<StorageServiceProperties>", "")
                .replace("</StorageServiceProperties>", "");
    }

    @Test
    void anAccountStartsWithEverythingOff() {
        assertThat(get()).isEqualTo(INITIAL);
    }

    @Test
    void onlyTheGroupsThatAreSentChange() {
        set("<DefaultServiceVersion>2014-02-14</DefaultServiceVersion>").expect(202);
        assertThat(get()).isEqualTo(INITIAL + "<DefaultServiceVersion>2014-02-14</DefaultServiceVersion>");
        set("<Logging><Version>1.0</Version><Delete>True</Delete><Read>True</Read><Write>True</Write>"
                        + "<RetentionPolicy><Enabled>True</Enabled><Days>5</Days></RetentionPolicy></Logging>")
                .expect(202);
        set("<StaticWebsite><Enabled>True</Enabled><IndexDocument>i.html</IndexDocument>"
                        + "<ErrorDocument404Path>e.html</ErrorDocument404Path></StaticWebsite>")
                .expect(202);
        set("<MinuteMetrics><Version>1.0</Version><Enabled>true</Enabled><IncludeAPIs>true</IncludeAPIs>"
                        + "<RetentionPolicy><Enabled>true</Enabled><Days>7</Days></RetentionPolicy></MinuteMetrics>")
                .expect(202);
        set("<DeleteRetentionPolicy><Enabled>true</Enabled><Days>9</Days>"
                        + "<AllowPermanentDelete>true</AllowPermanentDelete></DeleteRetentionPolicy>")
                .expect(202);
        assertThat(get())
                .contains("<Read>true</Read><Write>true</Write><Delete>true</Delete>"
                        + "<RetentionPolicy><Enabled>true</Enabled><Days>5</Days></RetentionPolicy></Logging>")
                .contains("<MinuteMetrics><Version>1.0</Version><Enabled>true</Enabled><IncludeAPIs>true</IncludeAPIs>")
                .contains("<StaticWebsite><Enabled>true</Enabled><IndexDocument>i.html</IndexDocument>"
                        + "<ErrorDocument404Path>e.html</ErrorDocument404Path></StaticWebsite>")
                .contains("<Enabled>true</Enabled><Days>9</Days><AllowPermanentDelete>true</AllowPermanentDelete>")
                .endsWith("<DefaultServiceVersion>2014-02-14</DefaultServiceVersion>");
        set("<StaticWebsite><Enabled>false</Enabled></StaticWebsite>").expect(202);
        assertThat(get()).contains("<StaticWebsite><Enabled>false</Enabled></StaticWebsite>");
    }

    @Test
    void headersWithoutAStarComeFirstInCorsRules() {
        set("<Cors><CorsRule><AllowedOrigins>www.xyz.com, www.ab.com</AllowedOrigins>"
                        + "<AllowedMethods>GET,PUT</AllowedMethods><AllowedHeaders>x-ms-meta-d*,x-ms-meta-a</AllowedHeaders>"
                        + "<ExposedHeaders>x-ms-meta-e*,x-ms-meta-b,x-ms-meta-c</ExposedHeaders>"
                        + "<MaxAgeInSeconds>500</MaxAgeInSeconds></CorsRule></Cors>")
                .expect(202);
        assertThat(get())
                .contains("<Cors><CorsRule><AllowedMethods>GET,PUT</AllowedMethods>"
                        + "<AllowedOrigins>www.xyz.com,www.ab.com</AllowedOrigins>"
                        + "<AllowedHeaders>x-ms-meta-a,x-ms-meta-d*</AllowedHeaders>"
                        + "<ExposedHeaders>x-ms-meta-b,x-ms-meta-c,x-ms-meta-e*</ExposedHeaders>"
                        + "<MaxAgeInSeconds>500</MaxAgeInSeconds></CorsRule></Cors>");
        set("<Cors />").expect(202);
        assertThat(get()).isEqualTo(INITIAL);
    }

    @Test
    void oldVersionsDoNotKnowYoungGroups() {
        Answer old = blob.send(request("GET", TARGET).with("x-ms-version", "2017-04-17"));
        assertThat(old.expect(200).body()).endsWith("<Cors /></StorageServiceProperties>");
    }

    @ParameterizedTest
    @CsvSource({"0, 89", "366, 91"})
    void retentionOutOfRangeIsRefusedWhereItStands(String days, String position) {
        Answer refused = set("<DeleteRetentionPolicy><Enabled>True</Enabled><Days>" + days
                        + "</Days></DeleteRetentionPolicy>")
                .expect(400);
        assertThat(refused.code()).isEqualTo("InvalidXmlDocument");
        assertThat(refused.element("LineNumber")).isEqualTo("2");
        assertThat(refused.element("LinePosition")).isEqualTo(position);
        assertThat(refused.element("Reason"))
                .isEqualTo("Retention days must be greater than 0 and less than or equal to 365 days.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<Other />                                                       | InvalidXmlDocument",
                "text                                                            | InvalidXmlDocument",
                "<Logging /> <                                                   | InvalidXmlDocument",
                "<Logging />                                                     | InvalidXmlDocument",
                "<HourMetrics />                                                 | InvalidXmlDocument",
                "<DeleteRetentionPolicy />                                       | InvalidXmlDocument",
                "<DeleteRetentionPolicy><Enabled>yes</Enabled></DeleteRetentionPolicy> | InvalidXmlNodeValue",
                "<DeleteRetentionPolicy><Days>many</Days></DeleteRetentionPolicy> | InvalidXmlNodeValue",
                "<StaticWebsite />                                               | InvalidXmlDocument",
                "<StaticWebsite><Enabled>true</Enabled><X /></StaticWebsite>     | InvalidXmlDocument",
                "<DefaultServiceVersion>today</DefaultServiceVersion>            | InvalidXmlNodeValue",
                "<Cors><Rule /></Cors>                                           | InvalidXmlDocument",
                "<Cors><CorsRule /></Cors>                                       | InvalidXmlDocument"
            })
    void whatMakesNoSenseIsRefused(String groups, String code) {
        assertThat(set(groups).expect(400).code()).isEqualTo(code);
        assertThat(get()).isEqualTo(INITIAL);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<AllowedMethods>GET</AllowedMethods>          | <AllowedMethods>DO</AllowedMethods>   | InvalidXmlNodeValue",
                "<AllowedMethods>GET</AllowedMethods>          | <AllowedMethods />                    | InvalidXmlDocument",
                "<AllowedOrigins>a</AllowedOrigins>            | <AllowedOrigins />                    | InvalidXmlDocument",
                "<MaxAgeInSeconds>1</MaxAgeInSeconds>          | ''                                    | InvalidXmlDocument",
                "<MaxAgeInSeconds>1</MaxAgeInSeconds>          | <MaxAgeInSeconds>-1</MaxAgeInSeconds> | InvalidXmlNodeValue",
                "<AllowedHeaders />                            | <AllowedHeaders>a*,b*,c*</AllowedHeaders> | InvalidXmlDocument",
                "<ExposedHeaders />                            | <Exposed />                           | InvalidXmlDocument"
            })
    void corsRulesThatMakeNoSenseAreRefused(String good, String bad, String code) {
        assertThat(RULE).contains(good);
        assertThat(set("<Cors>" + RULE.replace(good, bad) + "</Cors>")
                        .expect(400)
                        .code())
                .isEqualTo(code);
    }

    @Test
    void thereAreFiveCorsRulesAtMost() {
        set("<Cors>" + RULE.repeat(5) + "</Cors>").expect(202);
        Answer refused = set("<Cors>" + RULE.repeat(6) + "</Cors>").expect(400);
        assertThat(refused.code()).isEqualTo("InvalidXmlDocument");
        assertThat(refused.element("Reason")).isNotEmpty();
    }

    @Test
    void documentTypesAreRefused() {
        assertThat(blob.send(request("PUT", TARGET)
                                .body("<!DOCTYPE a [<!ENTITY b 'c'>]><StorageServiceProperties>&b;"
                                        + "</StorageServiceProperties>"))
                        .expect(400)
                        .code())
                .isEqualTo("InvalidXmlDocument");
    }

    @Test
    void theDefaultVersionIsThatOfRequestsWithoutOne() {
        blob.container("box");
        blob.send(request("PUT", "/box?restype=container&comp=acl").with("x-ms-blob-public-access", "container"))
                .expect(200);
        set("<DefaultServiceVersion>2019-12-12</DefaultServiceVersion>").expect(202);
        assertThat(blob.sendAsIs(request("GET", "/box?restype=container&comp=list"))
                        .expect(200)
                        .header("x-ms-version"))
                .isEqualTo("2019-12-12");
    }
}
