package org.elasto.emulator.blob;

import org.elasto.emulator.azure.ApiVersion;
import org.elasto.emulator.azure.XmlDocument;
import org.elasto.emulator.azure.front.Documents;
import org.elasto.emulator.azure.front.RequestXml;
import org.elasto.emulator.blob.ServiceState.Logging;
import org.elasto.emulator.blob.ServiceState.StaticWebsite;
import org.elasto.emulator.http.Reception;
import org.elasto.emulator.http.Response;
import org.elasto.emulator.store.Store.Change;

/** How the Blob service of an account is set up. */
final class ServiceProperties {

    private static final String ROOT = "StorageServiceProperties";

    private ServiceProperties() {}

    static Reception set(BlobCall call) {
        return call.readBody(RequestXml.LONGEST, payload -> {
            ServicePropertiesReader sent =
                    new ServicePropertiesReader(payload.content().toByteArray());
            BlobAccount account = call.target().account();
            call.context().store().update(world -> {
                ServiceState next = sent.over(ServiceState.of(world, account));
                return new Change<>(ServiceState.with(world, account, next), next);
            });
            return Response.of(202);
        });
    }

    static Reception get(BlobCall call) {
        ServiceState state =
                ServiceState.of(call.context().store().world(), call.target().account());
        XmlDocument out = new XmlDocument(2048).open(ROOT);
        logging(out, state.logging());
        state.hourMetrics().write(out, "HourMetrics");
        state.minuteMetrics().write(out, "MinuteMetrics");
        out.open("Cors");
        state.cors().forEach(rule -> rule.write(out));
        out.close("Cors");
        if (call.version().atLeast(ApiVersion.SOFT_DELETE)) {
            state.deleteRetention().write(out, "DeleteRetentionPolicy");
        }
        if (call.version().atLeast(ApiVersion.STATIC_WEBSITE)) {
            website(out, state.website());
        }
        if (state.defaultVersion() != null) {
            out.element("DefaultServiceVersion", state.defaultVersion().toString());
        }
        return Documents.answer(out, ROOT);
    }

    private static void logging(XmlDocument out, Logging logging) {
        out.open("Logging")
                .element("Version", logging.version())
                .element("Read", Boolean.toString(logging.read()))
                .element("Write", Boolean.toString(logging.write()))
                .element("Delete", Boolean.toString(logging.delete()));
        logging.keep().write(out, "RetentionPolicy");
        out.close("Logging");
    }

    private static void website(XmlDocument out, StaticWebsite website) {
        out.open("StaticWebsite").element("Enabled", Boolean.toString(website.enabled()));
        if (website.index() != null) {
            out.element("IndexDocument", website.index());
        }
        if (website.defaultIndex() != null) {
            out.element("DefaultIndexDocumentPath", website.defaultIndex());
        }
        if (website.errorDocument() != null) {
            out.element("ErrorDocument404Path", website.errorDocument());
        }
        out.close("StaticWebsite");
    }
}
