package org.elasto.emulator.azure;

import java.util.ArrayList;
import java.util.List;
import org.elasto.emulator.http.Request;

/**
 * The strings to sign of the three kinds of SAS, version by version. Pure: every value stands as the URL has it, once
 * decoded.
 *
 * <p>See "Create an account SAS", "Create a service SAS" and "Create a user delegation SAS" in the service's REST
 * documentation.
 */
final class SasText {

    private static final List<String> RESPONSE_HEADERS = List.of("rscc", "rscd", "rsce", "rscl", "rsct");

    private final AzureQuery query;
    private final ApiVersion version;
    private final List<String> lines = new ArrayList<>();

    private SasText(AzureQuery query, ApiVersion version) {
        this.query = query;
        this.version = version;
    }

    static String account(AzureQuery query, String account, ApiVersion version) {
        SasText text = new SasText(query, version);
        text.lines.add(account);
        text.fields("sp", "ss", "srt", "st", "se", "sip", "spr", "sv");
        text.encryptionScope();
        return text.joined() + '\n';
    }

    static String service(SasRequest request, String resource, ApiVersion version) {
        SasText text = new SasText(request.query(), version);
        text.fields("sp", "st", "se");
        text.lines.add(resource);
        text.fields("si");
        text.addressAndProtocol();
        if (version.atLeast(ApiVersion.SAS_NAMES_VERSION)) {
            text.fields("sv");
        }
        if (request.target().service() == StorageService.BLOB) {
            text.blobKind(request.target());
            text.encryptionScope();
        }
        text.responseHeaders();
        return text.joined();
    }

    static String userDelegation(SasRequest request, String resource, ApiVersion version) {
        boolean blob = request.target().service() == StorageService.BLOB;
        SasText text = new SasText(request.query(), version);
        text.fields("sp", "st", "se");
        text.lines.add(resource);
        text.fields("skoid", "sktid", "skt", "ske", "sks", "skv");
        if (blob && version.atLeast(ApiVersion.SAS_SIGNS_AGENTS)) {
            text.fields("saoid", "suoid", "scid");
        }
        if (version.atLeast(ApiVersion.SAS_SIGNS_DELEGATED_USER)) {
            text.fields("skdutid", "sduoid");
        }
        text.addressAndProtocol();
        text.fields("sv");
        if (blob) {
            text.blobKind(request.target());
            text.encryptionScope();
            text.requestFields(request);
        }
        text.responseHeaders();
        return text.joined();
    }

    private void fields(String... names) {
        for (String name : names) {
            lines.add(query.text(name));
        }
    }

    private void addressAndProtocol() {
        if (version.atLeast(ApiVersion.SAS_ADDRESS_AND_PROTOCOL)) {
            fields("sip", "spr");
        }
    }

    private void blobKind(SasTarget target) {
        if (version.atLeast(ApiVersion.SAS_SIGNS_RESOURCE_KIND)) {
            String kind = query.text("sr");
            lines.add(kind);
            lines.add(kind.equals("bs") || kind.equals("bv") ? target.snapshot() : "");
        }
    }

    private void encryptionScope() {
        if (version.atLeast(ApiVersion.SAS_SIGNS_ENCRYPTION_SCOPE)) {
            fields("ses");
        }
    }

    /** Headers and parameters that the SAS demands, with the values the request has. */
    private void requestFields(SasRequest request) {
        if (!version.atLeast(ApiVersion.SAS_SIGNS_REQUEST)) {
            return;
        }
        StringBuilder headers = new StringBuilder();
        for (String name : names("srh")) {
            headers.append(name)
                    .append(':')
                    .append(header(request.head(), name))
                    .append('\n');
        }
        lines.add(headers.toString());
        StringBuilder parameters = new StringBuilder();
        for (String name : names("srq")) {
            parameters.append('\n').append(name).append(':').append(query.text(name));
        }
        lines.add(parameters.toString());
    }

    private static String header(Request request, String name) {
        String value = request.header(name);
        return value == null ? "" : PercentText.received(value);
    }

    private List<String> names(String field) {
        List<String> names = new ArrayList<>();
        String text = query.text(field);
        int from = 0;
        while (from < text.length()) {
            int comma = text.indexOf(',', from);
            int to = comma < 0 ? text.length() : comma;
            names.add(text.substring(from, to));
            from = to + 1;
        }
        return names;
    }

    private void responseHeaders() {
        if (version.atLeast(ApiVersion.SAS_RESPONSE_HEADERS)) {
            RESPONSE_HEADERS.forEach(name -> fields(name));
        }
    }

    private String joined() {
        return String.join("\n", lines);
    }
}
