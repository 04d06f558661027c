package org.elasto.emulator.azure.front;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.elasto.emulator.azure.AzureDates;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.Etag;
import org.elasto.emulator.azure.StoredPolicy;
import org.elasto.emulator.azure.XmlDocument;
import org.elasto.emulator.http.Response;

/** The document of the access policies that are stored with a container or a share. */
public final class PolicyDocument {

    private static final String ROOT = "SignedIdentifiers";
    private static final int MOST_POLICIES = 5;
    private static final int LONGEST_ID = 64;
    private static final String PERMISSIONS = "racwdxyltmeopif";

    private PolicyDocument() {}

    /** The answer that tells the policies. */
    public static Response answer(List<StoredPolicy> policies, Etag etag) {
        XmlDocument out = new XmlDocument(256).open(ROOT);
        for (StoredPolicy policy : policies) {
            out.open("SignedIdentifier").element("Id", policy.id());
            terms(out, policy);
            out.close("SignedIdentifier");
        }
        return AzureCall.answer(200, etag)
                .header("Content-Type", "application/xml")
                .body(out.close(ROOT).toBytes());
    }

    /** Nothing at all where a policy says nothing, as recorded of a share. */
    private static void terms(XmlDocument out, StoredPolicy policy) {
        if (!(policy.start() + policy.expiry() + policy.permissions()).isEmpty()) {
            out.open("AccessPolicy");
            element(out, "Start", policy.start());
            element(out, "Expiry", policy.expiry());
            element(out, "Permission", policy.permissions());
            out.close("AccessPolicy");
        }
    }

    private static void element(XmlDocument out, String name, String text) {
        if (!text.isEmpty()) {
            out.element(name, text);
        }
    }

    /**
     * The policies that the body of a request holds; none for one that is empty.
     *
     * @throws AzureException InvalidXmlDocument or InvalidXmlNodeValue
     */
    public static List<StoredPolicy> read(Payload payload) {
        return payload.content().length() == 0
                ? List.of()
                : parse(payload.content().toByteArray());
    }

    private static List<StoredPolicy> parse(byte[] document) {
        RequestXml xml = RequestXml.open(document, ROOT);
        List<StoredPolicy> policies = new ArrayList<>();
        for (String child = xml.child(); child != null; child = xml.child()) {
            if (!child.equals("SignedIdentifier")) {
                throw xml.unexpected(child);
            }
            StoredPolicy policy = policy(xml);
            if (policies.stream().anyMatch(other -> other.id().equals(policy.id()))) {
                throw xml.refused("Two policies have the same id.");
            }
            policies.add(policy);
        }
        if (policies.size() > MOST_POLICIES) {
            throw xml.refused("There are at most five policies.");
        }
        xml.end();
        return List.copyOf(policies);
    }

    private static StoredPolicy policy(RequestXml xml) {
        String id = "";
        StoredPolicy terms = new StoredPolicy("", "", "", "");
        for (String child = xml.child(); child != null; child = xml.child()) {
            switch (child) {
                case "Id" -> id = xml.text();
                case "AccessPolicy" -> terms = terms(xml);
                default -> throw xml.unexpected(child);
            }
        }
        if (id.isEmpty() || id.length() > LONGEST_ID) {
            throw xml.refused("The id of a policy has 1 to 64 characters.");
        }
        return new StoredPolicy(id, terms.start(), terms.expiry(), terms.permissions());
    }

    private static StoredPolicy terms(RequestXml xml) {
        String start = "";
        String expiry = "";
        String permissions = "";
        for (String child = xml.child(); child != null; child = xml.child()) {
            switch (child) {
                case "Start" -> start = date(child, xml.text().strip());
                case "Expiry" -> expiry = date(child, xml.text().strip());
                case "Permission" -> permissions = permissions(child, xml.text().strip());
                default -> throw xml.unexpected(child);
            }
        }
        return new StoredPolicy("", start, expiry, permissions);
    }

    private static String date(String element, String text) {
        Instant date = text.isEmpty() ? null : AzureDates.parseSas(text);
        if (date == null && !text.isEmpty()) {
            throw RequestXml.invalid(element, text);
        }
        return date == null ? "" : AzureDates.iso(date);
    }

    private static String permissions(String element, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (PERMISSIONS.indexOf(text.charAt(i)) < 0) {
                throw RequestXml.invalid(element, text);
            }
        }
        return text;
    }
}
