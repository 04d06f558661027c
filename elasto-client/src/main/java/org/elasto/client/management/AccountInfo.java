package org.elasto.client.management;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.elasto.client.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * A storage account as its management tells it.
 *
 * @param name of the account
 * @param group the resource group it is in
 * @param location the region, for instance {@code westeurope}
 * @param kind what it is for, for instance {@code StorageV2}
 * @param sku how it is stored, for instance {@code Standard_LRS}
 * @param created when; null if it does not say
 * @param state {@code Succeeded} once it can be used; null if it does not say
 * @param tags the owner's own names and values, names in lower case
 * @param endpoints by service: {@code blob}, {@code file} and others
 */
public record AccountInfo(
        String name,
        String group,
        String location,
        String kind,
        String sku,
        @Nullable Instant created,
        @Nullable String state,
        Map<String, String> tags,
        Map<String, URI> endpoints) {

    private static final String GROUP = "/resourcegroups/";

    public AccountInfo {
        tags = Map.copyOf(tags);
        endpoints = Map.copyOf(endpoints);
    }

    static AccountInfo of(JsonObject account) {
        JsonObject properties = account.object("properties");
        Map<String, URI> endpoints = new TreeMap<>();
        properties.object("primaryEndpoints").texts().forEach((service, url) -> endpoints.put(service, uri(url)));
        Map<String, String> tags = new TreeMap<>();
        account.object("tags").texts().forEach((name, value) -> tags.put(name.toLowerCase(Locale.ROOT), value));
        return new AccountInfo(
                account.require("name"),
                group(account.require("id")),
                account.require("location"),
                String.valueOf(account.text("kind")),
                String.valueOf(account.object("sku").text("name")),
                moment(properties.text("creationTime")),
                properties.text("provisioningState"),
                tags,
                endpoints);
    }

    private static String group(String id) {
        int at = id.toLowerCase(Locale.ROOT).indexOf(GROUP);
        if (at < 0) {
            throw new StorageException(ErrorKind.UNEXPECTED, "an account without a resource group: " + id);
        }
        int from = at + GROUP.length();
        int slash = id.indexOf('/', from);
        return slash < 0 ? id.substring(from) : id.substring(from, slash);
    }

    private static URI uri(String url) {
        try {
            URI uri = URI.create(url);
            if (uri.getScheme() != null && uri.getRawAuthority() != null) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            throw new StorageException(ErrorKind.UNEXPECTED, "an endpoint that is no URL: " + url, false, null, e);
        }
        throw new StorageException(ErrorKind.UNEXPECTED, "an endpoint that is no URL: " + url);
    }

    private static @Nullable Instant moment(@Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Whether it is not to be waited for any more. */
    public boolean isReady() {
        return state == null || state.equals("Succeeded");
    }
}
