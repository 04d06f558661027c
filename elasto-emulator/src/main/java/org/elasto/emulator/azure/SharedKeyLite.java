package org.elasto.emulator.azure;

import java.util.ArrayList;
import java.util.List;
import org.elasto.emulator.http.Request;

/**
 * The SharedKeyLite scheme of the Blob and File services: fewer standard headers, and of the query only comp.
 *
 * <p>See "Authorize with Shared Key" in the service's REST documentation.
 */
final class SharedKeyLite {

    static final String SCHEME = "SharedKeyLite";

    private SharedKeyLite() {}

    /**
     * Every text that a right client may have signed; the first is the one to show.
     *
     * @throws AzureException InvalidHeaderValue for a header that comes twice
     */
    static List<SignedText> signedTexts(Request request, AzureQuery query, String account, ApiVersion version) {
        List<String> lines = List.of(
                request.method(),
                SignedText.single(request, "Content-MD5"),
                SignedText.single(request, "Content-Type"),
                SignedText.date(request));
        String comp = query.first("comp");
        String parameters = comp == null ? "" : "?comp=" + comp;
        List<SignedText> texts = new ArrayList<>();
        for (String path : SignedText.paths(request, account)) {
            for (List<String> headers : SignedText.headerOrders(request, version)) {
                texts.add(new SignedText(lines, headers, '/' + account + path + parameters));
            }
        }
        return texts;
    }
}
