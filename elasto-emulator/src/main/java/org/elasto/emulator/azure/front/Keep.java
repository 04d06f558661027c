package org.elasto.emulator.azure.front;

import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.XmlDocument;

/**
 * For how long something is kept. Immutable.
 *
 * @param days 0 where it is not enabled
 * @param permanentDelete whether what is kept can be deleted before its time; of blobs only
 */
public record Keep(boolean enabled, int days, boolean permanentDelete) {

    /** Not at all. */
    public static final Keep NOT = new Keep(false, 0, false);

    private static final int LONGEST = 365;

    /**
     * Reads the element just entered.
     *
     * @throws AzureException InvalidXmlDocument or InvalidXmlNodeValue
     */
    public static Keep read(RequestXml xml) {
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
        if (enabled && (days < 1 || days > LONGEST)) {
            throw xml.refused("Retention days must be greater than 0 and less than or equal to 365 days.");
        }
        return enabled ? new Keep(true, days, permanentDelete) : NOT;
    }

    /** Writes it as an element of that name. */
    public void write(XmlDocument out, String name) {
        out.open(name).element("Enabled", Boolean.toString(enabled));
        if (enabled) {
            out.element("Days", Integer.toString(days));
        }
        if (permanentDelete) {
            out.element("AllowPermanentDelete", "true");
        }
        out.close(name);
    }
}
