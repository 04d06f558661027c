package org.elasto.emulator.blob;

import java.util.ArrayList;
import java.util.List;
import org.elasto.emulator.azure.ApiVersion;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.blob.ServiceState.Keep;
import org.elasto.emulator.blob.ServiceState.Logging;
import org.elasto.emulator.blob.ServiceState.Metrics;
import org.elasto.emulator.blob.ServiceState.StaticWebsite;
import org.jspecify.annotations.Nullable;

/** Reads the document of Set Blob Service Properties: only the groups it holds are changed. Not thread-safe. */
final class ServicePropertiesReader {

    private static final int MOST_RULES = 5;
    private static final int LONGEST_KEPT = 365;

    private final RequestXml xml;

    /** What the document holds of each group; null for one it does not hold. */
    private @Nullable Logging logging;

    private @Nullable Metrics hourMetrics;
    private @Nullable Metrics minuteMetrics;
    private @Nullable List<CorsRule> cors;
    private @Nullable Keep deleteRetention;
    private @Nullable StaticWebsite website;
    private @Nullable ApiVersion defaultVersion;

    /** @throws AzureException InvalidXmlDocument or InvalidXmlNodeValue */
    ServicePropertiesReader(byte[] document) {
        this.xml = RequestXml.open(document, "StorageServiceProperties");
        for (String group = xml.child(); group != null; group = xml.child()) {
            switch (group) {
                case "Logging" -> logging = logging();
                case "HourMetrics", "Metrics" -> hourMetrics = metrics();
                case "MinuteMetrics" -> minuteMetrics = metrics();
                case "Cors" -> cors = cors();
                case "DeleteRetentionPolicy" -> deleteRetention = keep();
                case "StaticWebsite" -> website = website();
                case "DefaultServiceVersion" -> defaultVersion = version(group);
                default -> throw xml.unexpected(group);
            }
        }
        xml.end();
    }

    /** The state with these groups in the place of its own. */
    ServiceState over(ServiceState state) {
        return new ServiceState(
                logging == null ? state.logging() : logging,
                hourMetrics == null ? state.hourMetrics() : hourMetrics,
                minuteMetrics == null ? state.minuteMetrics() : minuteMetrics,
                cors == null ? state.cors() : cors,
                deleteRetention == null ? state.deleteRetention() : deleteRetention,
                website == null ? state.website() : website,
                defaultVersion == null ? state.defaultVersion() : defaultVersion);
    }

    private Logging logging() {
        String version = null;
        Boolean read = null;
        Boolean write = null;
        Boolean delete = null;
        Keep keep = null;
        for (String child = xml.child(); child != null; child = xml.child()) {
            switch (child) {
                case "Version" -> version = xml.text();
                case "Read" -> read = xml.flag(child);
                case "Write" -> write = xml.flag(child);
                case "Delete" -> delete = xml.flag(child);
                case "RetentionPolicy" -> keep = keep();
                default -> throw xml.unexpected(child);
            }
        }
        if (version == null || read == null || write == null || delete == null || keep == null) {
            throw xml.refused("Logging names a version, what is logged, and a retention policy.");
        }
        return new Logging(version, read, write, delete, keep);
    }

    private Metrics metrics() {
        String version = null;
        Boolean enabled = null;
        Boolean includeApis = null;
        Keep keep = null;
        for (String child = xml.child(); child != null; child = xml.child()) {
            switch (child) {
                case "Version" -> version = xml.text();
                case "Enabled" -> enabled = xml.flag(child);
                case "IncludeAPIs" -> includeApis = xml.flag(child);
                case "RetentionPolicy" -> keep = keep();
                default -> throw xml.unexpected(child);
            }
        }
        if (version == null || enabled == null || keep == null || (enabled && includeApis == null)) {
            throw xml.refused("Metrics name a version, whether they and those of APIs are on, and a retention policy.");
        }
        return new Metrics(version, enabled, enabled ? includeApis : null, keep);
    }

    private Keep keep() {
        boolean permanentDelete = false;
        Boolean enabled = null;
        int days = 0;
        for (String child = xml.child(); child != null; child = xml.child()) {
            switch (child) {
                case "Enabled" -> enabled = xml.flag(child);
                case "Days" -> days = xml.number(child);
                case "AllowPermanentDelete" -> permanentDelete = xml.flag(child);
                default -> throw xml.unexpected(child);
            }
        }
        if (enabled == null) {
            throw xml.refused("A retention policy is enabled or not.");
        }
        if (enabled && (days < 1 || days > LONGEST_KEPT)) {
            throw xml.refused("Retention days must be greater than 0 and less than or equal to 365 days.");
        }
        return enabled ? new Keep(true, days, permanentDelete) : Keep.NOT;
    }

    private List<CorsRule> cors() {
        List<CorsRule> rules = new ArrayList<>();
        for (String child = xml.child(); child != null; child = xml.child()) {
            if (!child.equals("CorsRule")) {
                throw xml.unexpected(child);
            }
            rules.add(CorsRule.read(xml));
        }
        if (rules.size() > MOST_RULES) {
            throw xml.refused("There are at most five CORS rules.");
        }
        return List.copyOf(rules);
    }

    private StaticWebsite website() {
        Boolean enabled = null;
        String index = null;
        String errorDocument = null;
        String defaultIndex = null;
        for (String child = xml.child(); child != null; child = xml.child()) {
            switch (child) {
                case "Enabled" -> enabled = xml.flag(child);
                case "IndexDocument" -> index = xml.text();
                case "ErrorDocument404Path" -> errorDocument = xml.text();
                case "DefaultIndexDocumentPath" -> defaultIndex = xml.text();
                default -> throw xml.unexpected(child);
            }
        }
        if (enabled == null) {
            throw xml.refused("A static website is enabled or not.");
        }
        return enabled ? new StaticWebsite(true, index, errorDocument, defaultIndex) : StaticWebsite.NONE;
    }

    private ApiVersion version(String element) {
        String text = xml.text().strip();
        ApiVersion version = ApiVersion.parse(text);
        if (version == null) {
            throw RequestXml.invalid(element, text);
        }
        return version;
    }
}
