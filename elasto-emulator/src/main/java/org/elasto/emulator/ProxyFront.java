package org.elasto.emulator;

import java.util.List;
import java.util.function.Predicate;
import org.elasto.emulator.http.Authority;
import org.elasto.emulator.http.Front;
import org.elasto.emulator.http.Reception;
import org.elasto.emulator.http.Request;
import org.elasto.emulator.http.Response;
import org.elasto.emulator.management.ArmFront;
import org.elasto.emulator.s3.AmazonHost;

/**
 * What an HTTP client takes for a forward proxy: requests for the hosts of the real services are answered by the fronts
 * of their protocols, and nothing is ever forwarded. It goes by the host alone, so that a client that was led here by
 * its resolver, and sends no absolute target, is answered as well. Thread-safe.
 */
final class ProxyFront implements Front {

    /**
     * Whose requests a front answers.
     *
     * @param hosts for people to read
     * @param takes judges where a request goes
     */
    record Site(List<String> hosts, Predicate<Authority> takes, Front front) {

        /** Everything below some domains: {@code blob.localhost} stands for {@code account.blob.localhost}. */
        static Site below(List<String> domains, Front front) {
            List<String> hosts = domains.stream().map(domain -> "*." + domain).toList();
            return new Site(hosts, asked -> domains.stream().anyMatch(asked::isBelow), front);
        }

        /** The management plane under its name in Azure. */
        static Site resourceManager(Front front) {
            return new Site(List.of("management.azure.com"), asked -> ArmFront.isAzure(asked.host()), front);
        }

        /** S3 under the names that Amazon gives it. */
        static Site amazonS3(Front front) {
            List<String> hosts = List.of(
                    "s3.amazonaws.com",
                    "*.s3.amazonaws.com",
                    "s3.REGION.amazonaws.com",
                    "*.s3.REGION.amazonaws.com",
                    "*.s3.dualstack.REGION.amazonaws.com");
            return new Site(hosts, asked -> AmazonHost.bucketOf(asked.host()) != null, front);
        }
    }

    private final List<Site> sites;
    private final String answered;

    ProxyFront(List<Site> sites) {
        this.sites = List.copyOf(sites);
        StringBuilder hosts = new StringBuilder("It forwards nothing, and answers these hosts itself:");
        sites.forEach(
                site -> site.hosts().forEach(host -> hosts.append("\n  http://").append(host)));
        this.answered = hosts.toString();
    }

    @Override
    public Reception receive(Request request) {
        if (request.method().equals("CONNECT")) {
            // What follows would be TLS, or whatever the client thinks a tunnel carries.
            String reason = "it opens no tunnels, so https does not go through it: use endpoints with http://";
            return refusal(501, "NotImplemented", reason).close();
        }
        String sent = request.header("Host");
        Authority asked = Authority.of(sent == null ? "" : sent);
        for (Site site : sites) {
            if (site.takes().test(asked)) {
                return site.front().receive(request);
            }
        }
        return refusal(
                403, "HostNotAnswered", "it does not answer " + (isPlain(asked.host()) ? asked.host() : "such a host"));
    }

    /** A document that the SDKs of Amazon and Azure alike take for an error, and so show to people. */
    private Response refusal(int status, String code, String reason) {
        return Response.of(status)
                .header("Content-Type", "application/xml")
                .body("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<Error><Code>" + code
                        + "</Code><Message>This is the proxy port of an Elasto emulator: " + reason + ".\n" + answered
                        + "</Message></Error>\n");
    }

    /** Whether a host can be repeated as it is. */
    private static boolean isPlain(String host) {
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || ".:-_[]".indexOf(c) >= 0);
            if (!plain) {
                return false;
            }
        }
        return !host.isEmpty();
    }
}
