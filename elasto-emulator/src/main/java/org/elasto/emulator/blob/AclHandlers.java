package org.elasto.emulator.blob;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.elasto.emulator.azure.AzureDates;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.Conditions;
import org.elasto.emulator.azure.LeaseRequest;
import org.elasto.emulator.azure.LeaseSubject;
import org.elasto.emulator.azure.StoredPolicy;
import org.elasto.emulator.azure.XmlDocument;
import org.elasto.emulator.blob.ContainerState.PublicAccess;
import org.elasto.emulator.http.Reception;
import org.elasto.emulator.http.Response;

/** What anybody may read of a container, and the policies that shared access signatures refer to. */
final class AclHandlers {

    private static final String ROOT = "SignedIdentifiers";
    private static final int MOST_POLICIES = 5;
    private static final int LONGEST_ID = 64;
    private static final String PERMISSIONS = "racwdxyltmeopif";

    private AclHandlers() {}

    static Reception getAcl(BlobCall call) {
        ContainerState state = ContainerHandlers.read(call);
        XmlDocument out = new XmlDocument(256).open(ROOT);
        for (StoredPolicy policy : state.policies()) {
            out.open("SignedIdentifier").element("Id", policy.id()).open("AccessPolicy");
            element(out, "Start", policy.start());
            element(out, "Expiry", policy.expiry());
            element(out, "Permission", policy.permissions());
            out.close("AccessPolicy").close("SignedIdentifier");
        }
        Response response = BlobCall.answer(200, state.etag())
                .headerIfPresent("x-ms-blob-public-access", state.publicAccess().word());
        return response.header("Content-Type", "application/xml")
                .body(out.close(ROOT).toBytes());
    }

    private static void element(XmlDocument out, String name, String text) {
        if (!text.isEmpty()) {
            out.element(name, text);
        }
    }

    /** Replaces all policies, and what anybody may read: what is not sent is no longer so. */
    static Reception setAcl(BlobCall call) {
        String leaseId = LeaseRequest.idOf(call.request());
        Conditions conditions = Conditions.of(call.request());
        PublicAccess access = PublicAccess.of(call.request());
        return call.readBody(RequestXml.LONGEST, payload -> {
            List<StoredPolicy> policies = payload.content().length() == 0
                    ? List.of()
                    : parse(payload.content().toByteArray());
            ContainerState changed = Containers.update(call, state -> {
                state.lease()
                        .read(leaseId, LeaseSubject.CONTAINER, call.context().now());
                conditions.checkWrite(state.etag());
                return state.withAccess(access, policies, call.context().etags().next());
            });
            return BlobCall.answer(200, changed.etag());
        });
    }

    /** @throws AzureException InvalidXmlDocument or InvalidXmlNodeValue */
    static List<StoredPolicy> parse(byte[] document) {
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
            throw xml.refused("A container has at most five policies.");
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
