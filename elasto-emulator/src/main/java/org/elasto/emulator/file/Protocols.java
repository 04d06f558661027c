package org.elasto.emulator.file;

import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.XmlDocument;
import org.elasto.emulator.azure.front.RequestXml;

/**
 * How shares are reached by protocols that there are none of here: the settings are kept and no more. Immutable.
 *
 * @param multichannel whether SMB clients use several connections
 * @param smbEncrypted whether SMB clients must encrypt
 * @param nfsEncrypted whether NFS clients must encrypt
 */
record Protocols(boolean multichannel, boolean smbEncrypted, boolean nfsEncrypted) {

    static final Protocols INITIAL = new Protocols(false, false, false);

    static final String ELEMENT = "ProtocolSettings";

    /**
     * These with what the element just entered says.
     *
     * @throws AzureException InvalidXmlDocument or InvalidXmlNodeValue
     */
    Protocols read(RequestXml xml) {
        Protocols next = this;
        for (String protocol = xml.child(); protocol != null; protocol = xml.child()) {
            boolean smb = protocol.equals("SMB");
            if (!smb && !protocol.equals("NFS")) {
                throw xml.unexpected(protocol);
            }
            for (String setting = xml.child(); setting != null; setting = xml.child()) {
                if (smb && setting.equals("Multichannel")) {
                    next = new Protocols(flag(xml, "Enabled"), next.smbEncrypted, next.nfsEncrypted);
                } else if (setting.equals("EncryptionInTransit")) {
                    next = next.encrypted(smb, flag(xml, "Required"));
                } else {
                    throw xml.unexpected(setting);
                }
            }
        }
        return next;
    }

    private Protocols encrypted(boolean smb, boolean required) {
        return smb
                ? new Protocols(multichannel, required, nfsEncrypted)
                : new Protocols(multichannel, smbEncrypted, required);
    }

    /** The one child of an element, true or false. */
    private static boolean flag(RequestXml xml, String name) {
        Boolean flag = null;
        for (String child = xml.child(); child != null; child = xml.child()) {
            if (!child.equals(name)) {
                throw xml.unexpected(child);
            }
            flag = xml.flag(child);
        }
        if (flag == null) {
            throw xml.refused("The element '" + name + "' is expected here.");
        }
        return flag;
    }

    /**
     * Writes them as an element.
     *
     * @param encryption whether the version knows of it
     */
    void write(XmlDocument out, boolean encryption) {
        out.open(ELEMENT).open("SMB");
        write(out, "Multichannel", "Enabled", multichannel);
        if (encryption) {
            write(out, "EncryptionInTransit", "Required", smbEncrypted);
        }
        out.close("SMB");
        if (encryption) {
            out.open("NFS");
            write(out, "EncryptionInTransit", "Required", nfsEncrypted);
            out.close("NFS");
        }
        out.close(ELEMENT);
    }

    private static void write(XmlDocument out, String setting, String name, boolean flag) {
        out.open(setting).element(name, Boolean.toString(flag)).close(setting);
    }
}
