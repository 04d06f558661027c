package org.elasto.emulator.azure.front;

import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.XmlDocument;
import org.jspecify.annotations.Nullable;

/**
 * What of a service is counted. Nothing is: the settings are kept and no more. Immutable.
 *
 * @param includeApis null where it was not said
 */
public record Metrics(
        String version, boolean enabled, @Nullable Boolean includeApis, Keep keep) {

    /** Counting nothing. */
    public static final Metrics NONE = new Metrics("1.0", false, null, Keep.NOT);

    /**
     * Reads the element just entered.
     *
     * @throws AzureException InvalidXmlDocument or InvalidXmlNodeValue
     */
    public static Metrics read(RequestXml xml) {
        String version = null;
        Boolean enabled = null;
        Boolean includeApis = null;
        Keep keep = null;
        for (String child = xml.child(); child != null; child = xml.child()) {
            switch (child) {
                case "Version" -> version = xml.text();
                case "Enabled" -> enabled = xml.flag(child);
                case "IncludeAPIs" -> includeApis = xml.flag(child);
                case "RetentionPolicy" -> keep = Keep.read(xml);
                default -> throw xml.unexpected(child);
            }
        }
        if (version == null || enabled == null || keep == null || (enabled && includeApis == null)) {
            throw xml.refused("Metrics name a version, whether they and those of APIs are on, and a retention policy.");
        }
        return new Metrics(version, enabled, enabled ? includeApis : null, keep);
    }

    /** Writes it as an element of that name. */
    public void write(XmlDocument out, String name) {
        out.open(name).element("Version", version).element("Enabled", Boolean.toString(enabled));
        if (includeApis != null) {
            out.element("IncludeAPIs", Boolean.toString(includeApis));
        }
        keep.write(out, "RetentionPolicy");
        out.close(name);
    }
}
