package org.elasto.emulator.azure.front;

import java.time.Duration;
import java.time.Instant;
import org.elasto.emulator.azure.AzureAccount;
import org.elasto.emulator.azure.AzureDates;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.BearerTokens;
import org.elasto.emulator.azure.StorageService;
import org.elasto.emulator.azure.UserDelegationKey;
import org.elasto.emulator.azure.XmlDocument;
import org.elasto.emulator.http.Reception;

/** Get User Delegation Key: keys by which a user signs shared access signatures instead of the account. */
public final class DelegationKeys {

    private static final Duration LONGEST_KEY = Duration.ofDays(7);

    private DelegationKeys() {}

    /**
     * Answers with a key for the user of a bearer token.
     *
     * @param account whose data the key is for
     */
    public static Reception get(AzureCall call, StorageService service, AzureAccount account, Instant now) {
        BearerTokens.Principal principal = call.caller().principal();
        if (principal == null) {
            throw AzureException.authenticationFailed("Only authentication scheme Bearer is supported");
        }
        return call.readBody(RequestXml.LONGEST, payload -> {
            KeyInfo info = KeyInfo.parse(payload.content().toByteArray(), now);
            UserDelegationKey key = new UserDelegationKey(
                    principal.objectId(),
                    principal.tenantId(),
                    second(info.start()),
                    second(info.expiry()),
                    String.valueOf(service.letter()),
                    call.version().toString(),
                    info.delegatedTenant());
            return answer(account, key);
        });
    }

    private static Reception answer(AzureAccount account, UserDelegationKey key) {
        XmlDocument out = new XmlDocument(1024)
                .open("UserDelegationKey")
                .element("SignedOid", key.objectId())
                .element("SignedTid", key.tenantId())
                .element("SignedStart", key.start())
                .element("SignedExpiry", key.expiry())
                .element("SignedService", key.service())
                .element("SignedVersion", key.version());
        if (!key.delegatedTenantId().isEmpty()) {
            out.element("SignedDelegatedUserTid", key.delegatedTenantId());
        }
        out.element("Value", key.value(account));
        return Documents.answer(out, "UserDelegationKey");
    }

    private static String second(Instant moment) {
        return Instant.ofEpochSecond(moment.getEpochSecond()).toString();
    }

    /**
     * What is asked of a key.
     *
     * @param delegatedTenant empty for none
     */
    private record KeyInfo(Instant start, Instant expiry, String delegatedTenant) {

        /** @throws AzureException InvalidXmlDocument or InvalidXmlNodeValue */
        static KeyInfo parse(byte[] document, Instant now) {
            RequestXml xml = RequestXml.open(document, "KeyInfo");
            Instant start = now;
            Instant expiry = null;
            String tenant = "";
            for (String child = xml.child(); child != null; child = xml.child()) {
                switch (child) {
                    case "Start" -> start = date(child, xml.text().strip());
                    case "Expiry" -> expiry = date(child, xml.text().strip());
                    case "DelegatedUserTid" -> tenant = xml.text().strip();
                    default -> throw xml.unexpected(child);
                }
            }
            if (expiry == null) {
                throw xml.refused("A user delegation key has an expiry.");
            }
            xml.end();
            if (expiry.isBefore(start) || !now.isBefore(expiry)) {
                throw RequestXml.invalid("Expiry", expiry.toString());
            }
            if (expiry.isAfter(now.plus(LONGEST_KEY)) || start.isAfter(now.plus(LONGEST_KEY))) {
                throw RequestXml.invalid("Expiry", expiry.toString());
            }
            return new KeyInfo(start, expiry, tenant);
        }

        private static Instant date(String element, String text) {
            Instant date = AzureDates.parseSas(text);
            if (date == null) {
                throw RequestXml.invalid(element, text);
            }
            return date;
        }
    }
}
