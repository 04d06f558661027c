package org.elasto.emulator.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.emulator.azure.front.AzureBench.request;

import java.util.List;
import java.util.Random;
import org.elasto.emulator.azure.front.Route;
import org.elasto.emulator.http.Answer;
import org.elasto.emulator.http.PlainRequest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every operation with headers, names and queries at random: whatever comes, the front answers by the book. */
class FileFuzzTest {

    private static final int ROUNDS = 6_000;

    private static final List<String> PATHS = List.of(
            "",
            "/",
            "/box",
            "/box/dir",
            "/box/dir/file",
            "/box/file",
            "/box/DIR/",
            "/box//",
            "/box/none/none",
            "/none",
            "/box/%2e%2e",
            "/box/a%5Cb",
            "/box/%ff",
            "/box/nul",
            "/box/%00",
            "/box/%EF%BF%BF",
            "/box/file/under",
            "/b",
            "/box/" + "x".repeat(256),
            "/box/" + "d/".repeat(251) + "f");

    private static final List<String> QUERIES = List.of(
            "sharesnapshot=",
            "sharesnapshot=2026-11-24T08:00:00.0000000Z",
            "prevsharesnapshot=x",
            "maxresults=1",
            "maxresults=-1",
            "marker=1!4!AAAA",
            "marker=!",
            "prefix=f",
            "include=ETag,",
            "include=all",
            "copyid=x",
            "timeout=30");

    private static final List<String> HEADERS = List.of(
            "x-ms-version",
            "x-ms-type",
            "x-ms-content-length",
            "x-ms-write",
            "x-ms-range",
            "Range",
            "x-ms-lease-id",
            "x-ms-lease-action",
            "x-ms-lease-duration",
            "x-ms-lease-break-period",
            "x-ms-proposed-lease-id",
            "x-ms-file-attributes",
            "x-ms-file-creation-time",
            "x-ms-file-last-write-time",
            "x-ms-file-change-time",
            "x-ms-file-permission",
            "x-ms-file-permission-key",
            "x-ms-file-permission-format",
            "x-ms-mode",
            "x-ms-owner",
            "x-ms-content-md5",
            "Content-MD5",
            "x-ms-meta-a",
            "x-ms-meta-",
            "If-Match",
            "If-None-Match",
            "If-Modified-Since",
            "x-ms-share-quota",
            "x-ms-access-tier",
            "x-ms-enabled-protocols",
            "x-ms-root-squash",
            "x-ms-delete-snapshots",
            "x-ms-deleted-share-name",
            "x-ms-deleted-share-version",
            "x-ms-file-rename-source",
            "x-ms-file-rename-replace-if-exists",
            "x-ms-copy-source",
            "x-ms-copy-action",
            "x-ms-source-range",
            "x-ms-handle-id",
            "x-ms-recursive",
            "x-ms-structured-body",
            "x-ms-structured-content-length",
            "x-ms-range-get-content-md5",
            "x-ms-allow-trailing-dot",
            "x-ms-file-extended-info",
            "x-ms-link-text",
            "x-ms-file-target-file");

    private static final List<String> VALUES = List.of(
            "",
            "true",
            "file",
            "5",
            "0",
            "-1",
            "4398046511104",
            "9223372036854775808",
            "update",
            "clear",
            "bytes=0-4",
            "bytes=2-",
            "bytes=-1",
            "bytes=5-4",
            "acquire",
            "break",
            "change",
            "release",
            "renew",
            "11111111-1111-1111-1111-111111111111",
            "None",
            "ReadOnly|Archive",
            "|",
            "now",
            "preserve",
            "inherit",
            "2026-11-24T08:00:00.0000000Z",
            "Tue, 24 Nov 2026 08:00:00 GMT",
            "O:SYG:SYD:(A;;FA;;;SY)",
            "O:",
            "Binary",
            "0777",
            "*",
            "\"0x1\"",
            "include",
            "Hot",
            "NFS",
            "AllSquash",
            "http://localhost:9000/acct/box/file",
            "http://localhost:9000/acct/box/file?sharesnapshot=x",
            "http://",
            "CY9rzUYh03PK3k6DJie09g==",
            "XSM/1.0; properties=crc64",
            "2018-11-09",
            "2020-02-10",
            "2021-06-08",
            "2030-01-01",
            "\u00e9");

    private final FileBench files = new FileBench().share("box");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whateverComes(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            if (round % 50 == 0) {
                restock();
            }
            PlainRequest request = draft(random);
            Answer answer = files.send(request);
            assertThat(answer.status())
                    .as("seed " + seed + " round " + round + " " + request.method() + " " + request.target())
                    .matches(status -> status < 500 || status == 501);
            assertThat(files.failures()).as("seed " + seed + " round " + round).isZero();
        }
    }

    /** Puts back what the rounds before may have taken away; what stands in the way stays. */
    private void restock() {
        files.send("PUT", "/box?restype=share");
        files.send("PUT", "/box/dir?restype=directory");
        files.create("/box/dir/file", 5);
        files.create("/box/file", 5);
    }

    private static PlainRequest draft(Random random) {
        FileOperation[] operations = FileOperation.values();
        Route route = operations[random.nextInt(operations.length)].route();
        StringBuilder query = new StringBuilder();
        append(query, route.restype().isEmpty() ? "" : "restype=" + route.restype());
        append(query, route.comp().isEmpty() ? "" : "comp=" + route.comp());
        for (int count = random.nextInt(3); count > 0; count--) {
            append(query, any(random, QUERIES));
        }
        PlainRequest request = request(any(random, route.methods()), any(random, PATHS) + query);
        for (String header : route.headers()) {
            request.with(header, any(random, VALUES));
        }
        for (int count = random.nextInt(6); count > 0; count--) {
            request.changed(any(random, HEADERS), any(random, VALUES));
        }
        return random.nextInt(3) == 0 ? request.body("hello") : request;
    }

    private static void append(StringBuilder query, String part) {
        if (!part.isEmpty()) {
            query.append(query.isEmpty() ? '?' : '&').append(part);
        }
    }

    private static String any(Random random, List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
