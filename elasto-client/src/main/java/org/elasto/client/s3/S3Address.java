package org.elasto.client.s3;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.elasto.client.ClientConfig;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.elasto.client.http.Headers;
import org.elasto.client.http.HttpRequest;
import org.elasto.client.http.PercentEncoding;
import org.jspecify.annotations.Nullable;

/**
 * Where requests go.
 *
 * @param scheme {@code http} or {@code https}
 * @param authority host and port; for AWS without the bucket
 * @param basePath what the endpoint's own path is, without a slash at its end
 * @param region to sign for
 * @param style where a bucket stands
 */
record S3Address(String scheme, String authority, String basePath, String region, Style style) {

    /** Where a bucket stands in a URL. */
    enum Style {
        /** First in the path. */
        PATH,
        /** In front of the host. */
        HOST,
        /** In front of the host, below the domain of AWS in each region. */
        AWS
    }

    private static final String AWS = ".amazonaws.com";

    /**
     * The address of an endpoint.
     *
     * @param authority as in the URI; null for the endpoint in the settings, or AWS
     * @param region the region in the settings
     */
    static S3Address of(ClientConfig config, @Nullable String authority, String region) {
        URI endpoint = config.s3Endpoint();
        if (authority == null && endpoint == null) {
            return aws(region);
        }
        if (endpoint != null && (authority == null || authority.equals(authority(endpoint)))) {
            String path = endpoint.getRawPath();
            String base = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
            return checked(config, new S3Address(endpoint.getScheme(), authority(endpoint), base, region, Style.PATH));
        }
        String host = String.valueOf(authority);
        String scheme = isLoopback(host) || config.insecureHttp() ? "http" : "https";
        return checked(config, new S3Address(scheme, host, "", region, Style.PATH));
    }

    private static S3Address checked(ClientConfig config, S3Address address) {
        if (!address.secure() && !config.insecureHttp() && !isLoopback(address.authority)) {
            throw new StorageException(
                    ErrorKind.INVALID_ARGUMENT,
                    "the endpoint " + address.authority + " is plain HTTP, which has to be allowed: insecure-http");
        }
        String told = awsRegion(address.authority);
        if (told == null) {
            return address;
        }
        return new S3Address(address.scheme, address.authority, "", told.isEmpty() ? address.region : told, Style.AWS);
    }

    /** AWS in a region. */
    static S3Address aws(String region) {
        String domain = region.startsWith("cn-") ? AWS + ".cn" : AWS;
        return new S3Address("https", "s3." + region + domain, "", region, Style.AWS);
    }

    private static String authority(URI endpoint) {
        return endpoint.getRawAuthority().toLowerCase(Locale.ROOT);
    }

    /** The region in a host name of AWS, empty if it names none; null if it is no such host name. */
    private static @Nullable String awsRegion(String host) {
        int end = host.endsWith(AWS + ".cn") ? host.length() - AWS.length() - 3 : host.length() - AWS.length();
        if (end < 2 || !host.startsWith(AWS, end) || !host.startsWith("s3")) {
            return null;
        }
        String name = host.substring(2, end);
        boolean region = name.startsWith(".") || name.startsWith("-");
        return name.isEmpty() ? "" : region && name.indexOf('.', 1) < 0 ? name.substring(1) : null;
    }

    /** Whether nobody else can listen in. */
    static boolean isLoopback(String authority) {
        String host = authority.startsWith("[") ? authority.substring(0, authority.indexOf(']') + 1) : authority;
        int colon = host.startsWith("[") ? -1 : host.indexOf(':');
        String name = colon < 0 ? host : host.substring(0, colon);
        return name.equals("localhost") || name.endsWith(".localhost") || isLoopbackV4(name) || name.equals("[::1]");
    }

    /** Four numbers: 127.example.org is somebody else's. */
    private static boolean isLoopbackV4(String name) {
        if (!name.startsWith("127.")) {
            return false;
        }
        int dots = 0;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            dots += c == '.' ? 1 : 0;
            if (c != '.' && (c < '0' || c > '9')) {
                return false;
            }
        }
        return dots == 3;
    }

    boolean secure() {
        return scheme.equals("https");
    }

    /**
     * Where a redirect leads.
     *
     * @param bucket the request's
     * @return null if it does not say, or leads from HTTPS to plain HTTP
     */
    @Nullable
    S3Address redirected(S3Redirect redirect, @Nullable String bucket) {
        String told = redirect.region() == null ? region : redirect.region();
        if (style == Style.AWS && !told.equals(region)) {
            return aws(told);
        }
        if (redirect.location() != null) {
            return elsewhere(redirect.location(), bucket, told);
        }
        return told.equals(region) ? null : new S3Address(scheme, authority, basePath, told, style);
    }

    private @Nullable S3Address elsewhere(String location, @Nullable String bucket, String told) {
        URI to;
        try {
            to = new URI(location);
        } catch (URISyntaxException e) {
            return null;
        }
        boolean http = "http".equals(to.getScheme()) || "https".equals(to.getScheme());
        boolean weaker = secure() && !"https".equals(to.getScheme());
        if (!http || weaker || to.getHost() == null || to.getRawUserInfo() != null) {
            return null;
        }
        String host = authority(to);
        // A host that already names the bucket: each request puts it there again.
        String front = bucket + ".";
        boolean named = bucket != null && host.startsWith(front);
        String rest = named ? host.substring(front.length()) : host;
        String awsRegion = awsRegion(rest);
        if (awsRegion != null) {
            return new S3Address(to.getScheme(), rest, "", awsRegion.isEmpty() ? told : awsRegion, Style.AWS);
        }
        return new S3Address(to.getScheme(), rest, named ? "" : basePath, told, named ? Style.HOST : Style.PATH);
    }

    /** The request as it is sent from here. */
    HttpRequest request(S3Request request) {
        String bucket = request.bucket();
        String path = basePath;
        String host = authority;
        if (bucket != null && style != Style.PATH && S3Names.fitsHost(bucket)) {
            host = bucket + "." + authority;
        } else if (bucket != null) {
            path = path + "/" + PercentEncoding.encode(bucket);
        }
        String target = path + "/" + PercentEncoding.encodePath(request.key()) + request.query();
        if (bucket != null && request.key().isEmpty() && host.equals(authority)) {
            target = path + request.query();
        }
        return new HttpRequest(
                request.operation(),
                request.replay(),
                request.method(),
                scheme,
                host,
                target,
                new Headers(request.headers()),
                request.body());
    }
}
