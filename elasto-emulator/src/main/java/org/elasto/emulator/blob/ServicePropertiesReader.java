package org.elasto.emulator.blob;

import java.util.List;
import org.elasto.emulator.azure.ApiVersion;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.front.CorsRule;
import org.elasto.emulator.azure.front.Keep;
import org.elasto.emulator.azure.front.Metrics;
import org.elasto.emulator.azure.front.RequestXml;
import org.elasto.emulator.blob.ServiceState.Logging;
import org.elasto.emulator.blob.ServiceState.StaticWebsite;
import org.jspecify.annotations.Nullable;

/** Reads the document of Set Blob Service Properties: only the groups it holds are changed. Not thread-safe. */
final class ServicePropertiesReader {

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
                case "HourMetrics", "Metrics" -> hourMetrics = Metrics.read(xml);
                case "MinuteMetrics" -> minuteMetrics = Metrics.read(xml);
                case "Cors" -> cors = CorsRule.readAll(xml);
                case "DeleteRetentionPolicy" -> deleteRetention = Keep.read(xml);
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
                case "RetentionPolicy" -> keep = Keep.read(xml);
                default -> throw xml.unexpected(child);
            }
        }
        if (version == null || read == null || write == null || delete == null || keep == null) {
            throw xml.refused("Logging names a version, what is logged, and a retention policy.");
        }
        return new Logging(version, read, write, delete, keep);
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
