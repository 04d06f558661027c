package org.elasto.emulator.file;

import org.elasto.emulator.azure.ApiVersion;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.XmlDocument;
import org.elasto.emulator.azure.front.CorsRule;
import org.elasto.emulator.azure.front.Documents;
import org.elasto.emulator.azure.front.Metrics;
import org.elasto.emulator.azure.front.RequestXml;
import org.elasto.emulator.http.Reception;
import org.elasto.emulator.http.Response;
import org.elasto.emulator.store.Store.Change;

/** How the File service of an account is set up. */
final class ServiceProperties {

    private static final String ROOT = "StorageServiceProperties";

    private ServiceProperties() {}

    /** Changes the groups that the document holds, and no others. */
    static Reception set(FileCall call) {
        return call.readBody(RequestXml.LONGEST, payload -> {
            byte[] document = payload.content().toByteArray();
            FileAccount account = call.target().account();
            call.context().store().update(world -> {
                ServiceState next = read(document, ServiceState.of(world, account));
                return new Change<>(ServiceState.with(world, account, next), next);
            });
            return Response.of(202);
        });
    }

    /** @throws AzureException InvalidXmlDocument or InvalidXmlNodeValue */
    private static ServiceState read(byte[] document, ServiceState before) {
        RequestXml xml = RequestXml.open(document, ROOT);
        ServiceState next = before;
        for (String group = xml.child(); group != null; group = xml.child()) {
            next = switch (group) {
                case "HourMetrics" -> next.withHourMetrics(Metrics.read(xml));
                case "MinuteMetrics" -> next.withMinuteMetrics(Metrics.read(xml));
                case "Cors" -> next.withCors(CorsRule.readAll(xml));
                case Protocols.ELEMENT -> next.withProtocols(next.protocols().read(xml));
                default -> throw xml.unexpected(group);
            };
        }
        xml.end();
        return next;
    }

    static Reception get(FileCall call) {
        ServiceState state =
                ServiceState.of(call.context().store().world(), call.target().account());
        XmlDocument out = new XmlDocument(2048).open(ROOT);
        state.hourMetrics().write(out, "HourMetrics");
        state.minuteMetrics().write(out, "MinuteMetrics");
        out.open("Cors");
        state.cors().forEach(rule -> rule.write(out));
        out.close("Cors");
        if (call.version().atLeast(ApiVersion.SHARE_PROTOCOL_SETTINGS)) {
            state.protocols().write(out, call.version().atLeast(ApiVersion.ENCRYPTION_IN_TRANSIT));
        }
        return Documents.answer(out, ROOT);
    }
}
