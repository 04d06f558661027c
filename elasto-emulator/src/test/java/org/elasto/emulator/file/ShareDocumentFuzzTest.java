package org.elasto.emulator.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.emulator.azure.front.AzureBench.request;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.front.Mutation;
import org.elasto.emulator.http.Answer;
import org.elasto.emulator.http.PlainRequest;
import org.junit.jupiter.api.Test;

/**
 * Documents, queries and headers of the File service broken at random: whatever comes, the emulator takes or refuses it,
 * and has no defect. A failure names the seed that brings it back.
 */
class ShareDocumentFuzzTest {

    private static final int ROUNDS = 1_500;

    private final FileBench files = new FileBench(7).share("box");

    private interface Sending extends BiFunction<Random, byte[], PlainRequest> {}

    private void fuzz(long firstSeed, List<String> samples, Sending sending) {
        List<Integer> statuses = new ArrayList<>();
        for (long seed = firstSeed; seed < firstSeed + ROUNDS; seed++) {
            Random random = new Random(seed);
            byte[] sample = samples.get(random.nextInt(samples.size())).getBytes(StandardCharsets.UTF_8);
            Answer answer = send(sending.apply(random, Mutation.of(random, sample)));
            assertThat(answer.status()).as("seed %d: %s", seed, answer.body()).isLessThan(500);
            assertThat(files.failures()).as("seed %d", seed).isZero();
            statuses.add(answer.status());
        }
        // A mutation that never gets past the first check would prove nothing.
        assertThat(statuses).anyMatch(status -> status < 300).anyMatch(status -> status >= 400);
    }

    /** A query that cannot be read cannot be signed either. */
    private Answer send(PlainRequest request) {
        try {
            return files.send(request);
        } catch (AzureException e) {
            return files.sendAsIs(request);
        }
    }

    /** What a request line or a header can bring. */
    private static String latin1(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1).replaceAll("[\\x00-\\x20#]", "+");
    }

    @Test
    void permissions() {
        fuzz(
                110_000,
                List.of(
                        "{\"permission\":\"O:S-1-5-21-1-2-3-4G:SYD:PAI(A;OICI;FA;;;SY)(D;;0x1200a9;;;BA)S:(AU;SA;FA;;;WD)\"}",
                        "{\"format\":\"Sddl\",\"permission\":\"O:BAG:SYD:(OA;;RP;bf967aba-0de6-11d0-a285-00aa003049e2;;WD)\"}",
                        "{\"permission\":\"" + Sddl.INHERITED.binary() + "\",\"format\":\"Binary\"}"),
                (random, body) ->
                        request("PUT", "/box?restype=share&comp=filepermission").body(body));
    }

    @Test
    void serviceProperties() {
        fuzz(
                120_000,
                List.of(
                        "<StorageServiceProperties><HourMetrics><Version>1.0</Version><Enabled>true</Enabled>"
                                + "<IncludeAPIs>true</IncludeAPIs><RetentionPolicy><Enabled>true</Enabled><Days>5</Days>"
                                + "</RetentionPolicy></HourMetrics></StorageServiceProperties>",
                        "<StorageServiceProperties><Cors /><ProtocolSettings><SMB><Multichannel><Enabled>true</Enabled>"
                                + "</Multichannel><EncryptionInTransit><Required>true</Required></EncryptionInTransit>"
                                + "</SMB><NFS /></ProtocolSettings></StorageServiceProperties>"),
                (random, body) ->
                        request("PUT", "/?restype=service&comp=properties").body(body));
    }

    @Test
    void accessPolicies() {
        fuzz(
                130_000,
                List.of("<SignedIdentifiers><SignedIdentifier><Id>a</Id><AccessPolicy><Start>2026-11-24T08:00Z</Start>"
                        + "<Expiry>2026-11-25</Expiry><Permission>rwd</Permission></AccessPolicy></SignedIdentifier>"
                        + "</SignedIdentifiers>"),
                (random, body) -> request("PUT", "/box?restype=share&comp=acl").body(body));
    }

    @Test
    void listsOfShares() {
        files.share("bow").send("DELETE", "/bow?restype=share").expect(202);
        files.send("PUT", "/box?restype=share&comp=snapshot").expect(201);
        String marker =
                files.send("GET", "/?comp=list&maxresults=1&include=snapshots").element("NextMarker");
        fuzz(
                140_000,
                List.of(
                        "&prefix=b&maxresults=2&include=metadata",
                        "&include=snapshots,metadata,deleted",
                        "&include=snapshots&marker=" + marker),
                (random, query) -> request("GET", "/?comp=list" + latin1(query)));
    }

    @Test
    void headersOfShares() {
        List<String> names = List.of(
                "x-ms-share-quota",
                "x-ms-access-tier",
                "x-ms-root-squash",
                "x-ms-share-paid-bursting-max-iops",
                "x-ms-lease-id",
                "x-ms-enable-snapshot-virtual-directory-access");
        fuzz(
                150_000,
                List.of("5", "102400", "Hot", "true", "RootSquash", "99999999999999999999"),
                (random, value) -> request("PUT", "/box?restype=share&comp=properties")
                        .with(names.get(random.nextInt(names.size())), latin1(value)));
    }
}
