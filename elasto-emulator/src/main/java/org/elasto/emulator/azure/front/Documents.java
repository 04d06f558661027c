package org.elasto.emulator.azure.front;

import org.elasto.emulator.azure.AzureQuery;
import org.elasto.emulator.azure.XmlDocument;
import org.elasto.emulator.http.Response;

/** What all documents that answer a request have in common. */
public final class Documents {

    private Documents() {}

    /** Repeats the parameters that a list was asked for by; those that were not sent are left out. */
    public static void echo(XmlDocument out, AzureQuery query, String... names) {
        for (String name : names) {
            String value = query.first(name);
            if (value != null) {
                out.element(name, value);
            }
        }
    }

    /** The answer that a document is, its root element still open. */
    public static Response answer(XmlDocument out, String root) {
        return Response.of(200)
                .header("Content-Type", "application/xml")
                .body(out.close(root).toBytes());
    }
}
