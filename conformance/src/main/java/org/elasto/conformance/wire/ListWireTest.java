package org.elasto.conformance.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.conformance.wire.Expected.error;
import static org.elasto.conformance.wire.WireRequest.get;

import java.util.ArrayList;
import java.util.List;
import org.elasto.conformance.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Listings of keys, both versions. */
@OnEveryTarget
class ListWireTest extends Wire {

    /** In the order of their UTF-8 bytes: what is outside the basic plane comes after U+FF5E. */
    private static final List<String> ORDERED = List.of(
            " b",
            "+",
            "A",
            "a",
            "a b",
            "a!",
            "a%2Fb",
            "a+b",
            "a/",
            "a//b",
            "a/b",
            "a/b/c",
            "a0",
            "b",
            "test_10",
            "test_2",
            "\u00e4",
            "\u20ac",
            "\uff5e",
            "\ud83d\ude00");

    ListWireTest(Target target) {
        super(target);
    }

    @ParameterizedTest(name = "version-{0}")
    @ValueSource(ints = {1, 2})
    void orderIsThatOfBytes(int version) {
        storeAll(ORDERED);
        WireAnswer answer = list(version, "");
        assertThat(answer.all("Contents", "Key")).isEqualTo(ORDERED);
        assertThat(answer.text("IsTruncated")).isEqualTo("false");
        assertThat(answer.text("MaxKeys")).isEqualTo("1000");
        assertThat(answer.text("Name")).isEqualTo(bucket);
        assertThat(answer.root()).isEqualTo("ListBucketResult");
    }

    @ParameterizedTest(name = "version-{0}-by-{1}")
    @CsvSource({"1, 1", "1, 2", "1, 3", "1, 7", "1, 19", "1, 20", "2, 1", "2, 2", "2, 3", "2, 7", "2, 19", "2, 20"})
    void pages(int version, int size) {
        storeAll(ORDERED);
        assertThat(paged(version, size, "")).isEqualTo(ORDERED);
    }

    @ParameterizedTest(name = "version-{0}-by-{1}")
    @CsvSource({"1, 1", "1, 2", "1, 3", "1, 4", "2, 1", "2, 2", "2, 3", "2, 4"})
    void pagesOfPrefixes(int version, int size) {
        storeAll(List.of("a", "b/1", "b/2", "b/3", "c", "d/1", "d/2", "e"));
        assertThat(paged(version, size, "&delimiter=%2F")).isEqualTo(List.of("a", "b/", "c", "d/", "e"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "prefix=a%2F&delimiter=%2F | a/ a/b | a// a/b/",
                "prefix=a%2Fb | a/b a/b/c |''",
                "prefix=nothing |''|''",
                "delimiter=b%2F | a a/ a/b | a//b/ a/b/",
                "prefix=a%2Fb&delimiter=%2F | a/b | a/b/",
                "delimiter= | a a/ a//b/c a/b a/b/c |''",
                "start-after=a%2F | a//b/c a/b a/b/c |''",
            })
    void rollsUp(String query, String keys, String prefixes) {
        storeAll(List.of("a", "a/", "a//b/c", "a/b", "a/b/c"));
        WireAnswer answer = list(2, "&" + query);
        assertThat(String.join(" ", answer.all("Contents", "Key"))).isEqualTo(keys);
        assertThat(String.join(" ", answer.all("CommonPrefixes", "Prefix"))).isEqualTo(prefixes);
        assertThat(answer.text("KeyCount"))
                .isEqualTo(Integer.toString(answer.all("Contents", "Key").size()
                        + answer.all("CommonPrefixes", "Prefix").size()));
    }

    @Test
    void anEntry() {
        ten();
        WireAnswer first = list(1, "");
        assertThat(first.text("Size")).isEqualTo("10");
        assertThat(first.text("ETag")).isEqualTo("\"" + Hashes.md5(utf8(TEN)) + "\"");
        assertThat(first.text("LastModified")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(first.text("StorageClass")).isEqualTo("STANDARD");
        assertThat(first.text("ID")).isNotEmpty();
        assertThat(list(2, "").has("Owner")).isFalse();
        assertThat(list(2, "&fetch-owner=true").text("ID")).isEqualTo(first.text("ID"));
        assertThat(first.has("Type")).isEqualTo(isRgw());
    }

    @Test
    void nextMarkerComesWithADelimiter() {
        storeAll(List.of("a", "b/1", "b/2", "c"));
        assertThat(list(1, "&max-keys=1").has("NextMarker")).isEqualTo(isRgw());
        assertThat(list(1, "&max-keys=2&delimiter=%2F").text("NextMarker")).isEqualTo("b/");
        assertThat(list(1, "&max-keys=2&delimiter=%2F&marker=b%2F").all("Contents", "Key"))
                .isEqualTo(List.of("c"));
    }

    @Test
    void aMarkerNeedNotExist() {
        storeAll(List.of("a", "b", "c"));
        assertThat(list(1, "&marker=aa").all("Contents", "Key")).isEqualTo(List.of("b", "c"));
        assertThat(list(1, "&marker=").all("Contents", "Key")).isEqualTo(List.of("a", "b", "c"));
        assertThat(list(1, "&marker=c").all("Contents", "Key")).isEmpty();
    }

    @Test
    void aTokenOutranksStartAfter() {
        storeAll(List.of("a", "b", "c"));
        String token = list(2, "&max-keys=1").text("NextContinuationToken");
        assertThat(list(2, "&start-after=b&continuation-token=" + Percent.encode(token))
                        .all("Contents", "Key"))
                .isEqualTo(List.of("b", "c"));
    }

    @Test
    void anEmptyTokenIsRefused() {
        WireAnswer answer = signed(get(bucket("list-type=2&continuation-token=")));
        if (isRgw()) {
            assertThat(answer.status()).isEqualTo(200);
        } else {
            error(400, "InvalidArgument", "ArgumentName").check(answer);
        }
    }

    @ParameterizedTest(name = "version-{0}")
    @ValueSource(ints = {1, 2})
    void noKeysAtAll(int version) {
        ten();
        WireAnswer answer = list(version, "&max-keys=0");
        assertThat(answer.text("IsTruncated")).isEqualTo("false");
        assertThat(answer.has("Contents")).isFalse();
        assertThat(answer.text("MaxKeys")).isEqualTo("0");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"blah", "-1", "1x", "99999999999"})
    void maxKeysThatIsNoNumber(String value) {
        error(400, "InvalidArgument").check(signed(get(bucket("max-keys=" + value))));
    }

    @Test
    void maxKeysIsAtMostAThousand() {
        assertThat(list(2, "&max-keys=5000").text("MaxKeys")).isEqualTo("1000");
    }

    @Test
    void encodesForUrls() {
        store("a b/+/\u20ac%", TEN);
        store("z", TEN);
        WireAnswer answer = list(2, "&encoding-type=url");
        assertThat(answer.text("EncodingType")).isEqualTo("url");
        assertThat(answer.text("Key").replace("%20", "+").replace("%2F", "/")).isEqualTo("a+b/%2B/%E2%82%AC%25");
        WireAnswer rolled = list(2, "&encoding-type=url&delimiter=%2B");
        assertThat(rolled.text("Delimiter")).isEqualTo("%2B");
        assertThat(rolled.all("CommonPrefixes", "Prefix")
                        .get(0)
                        .replace("%20", "+")
                        .replace("%2F", "/"))
                .isEqualTo("a+b/%2B");
    }

    @Test
    void anUnknownEncodingIsRefused() {
        WireAnswer answer = signed(get(bucket("list-type=2&encoding-type=base64")));
        if (isRgw()) {
            assertThat(answer.status()).isEqualTo(200);
        } else {
            error(400, "InvalidArgument", "ArgumentName").check(answer);
        }
    }

    @Test
    void echoesWhatWasAsked() {
        WireAnswer answer = list(2, "&prefix=p&delimiter=d&start-after=s&max-keys=7");
        assertThat(answer.all("ListBucketResult", "Prefix")).isEqualTo(List.of("p"));
        assertThat(answer.text("Delimiter")).isEqualTo("d");
        assertThat(answer.text("StartAfter")).isEqualTo("s");
        assertThat(answer.text("MaxKeys")).isEqualTo("7");
        assertThat(answer.text("KeyCount")).isEqualTo("0");
    }

    private void storeAll(List<String> keys) {
        // In the wrong order, so that it is the listing that sorts.
        for (int i = keys.size() - 1; i >= 0; i--) {
            store(keys.get(i), "x");
        }
    }

    private WireAnswer list(int version, String query) {
        return require(signed(get(bucket(version == 2 ? "list-type=2" + query : "x-id=List" + query))), 200);
    }

    /** Every key and common prefix, in the order of their bytes, page by page. */
    private List<String> paged(int version, int size, String query) {
        List<String> all = new ArrayList<>();
        String next = "";
        for (int page = 0; page < 50; page++) {
            WireAnswer answer = list(version, query + "&max-keys=" + size + next);
            List<String> here = new ArrayList<>(answer.all("Contents", "Key"));
            here.addAll(answer.all("CommonPrefixes", "Prefix"));
            here.sort((a, b) -> java.util.Arrays.compareUnsigned(utf8(a), utf8(b)));
            assertThat(here.size()).isLessThanOrEqualTo(size);
            all.addAll(here);
            if (answer.text("IsTruncated").equals("false")) {
                return all;
            }
            next = version == 2
                    ? "&continuation-token=" + Percent.encode(answer.text("NextContinuationToken"))
                    : "&marker=" + Percent.encode(here.get(here.size() - 1));
        }
        throw new AssertionError("no end of pages: " + all);
    }
}
