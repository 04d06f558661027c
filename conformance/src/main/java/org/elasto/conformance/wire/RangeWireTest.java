package org.elasto.conformance.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.conformance.wire.Expected.error;
import static org.elasto.conformance.wire.WireRequest.get;
import static org.elasto.conformance.wire.WireRequest.head;

import org.elasto.conformance.Target;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads of a part of ten bytes. */
@OnEveryTarget
class RangeWireTest extends Wire {

    RangeWireTest(Target target) {
        super(target);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "0-0, 0-0",
        "0-9, 0-9",
        "2-4, 2-4",
        "9-9, 9-9",
        "0-100, 0-9",
        "5-, 5-9",
        "0-, 0-9",
        "-3, 7-9",
        "-10, 0-9",
        "-15, 0-9",
    })
    void partial(String range, String sent) {
        WireRequest request = get(ten()).header("Range", "bytes=" + range);
        WireAnswer answer = require(signed(request), 206);
        int from = Integer.parseInt(sent.substring(0, 1));
        int to = Integer.parseInt(sent.substring(2));
        assertThat(answer.text()).isEqualTo(TEN.substring(from, to + 1));
        assertThat(answer.header("Content-Range")).isEqualTo("bytes " + sent + "/10");
        assertThat(answer.header("ETag")).isEqualTo("\"" + Hashes.md5(utf8(TEN)) + "\"");
        assertThat(answer.header("Accept-Ranges")).isEqualTo("bytes");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"bytes=10-20", "bytes=100-200", "bytes=10-"})
    void unsatisfiable(String range) {
        WireAnswer answer = signed(get(ten()).header("Range", range));
        (isRgw() ? error(416, "InvalidRange") : error(416, "InvalidRange", "RangeRequested", "ActualObjectSize"))
                .check(answer);
    }

    /** What is no range counts as not there; the gateway reads numbers as far as they go. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "bytes=1-0, 416,",
        "bytes=-, 206, 123456789",
        "bytes=, 416,",
        "bytes=-1-, 206, 9",
        "bytes=0--1, 416,",
        "bytes=a-b, 206, 0",
        "bytes=3, 416,",
        "lines=1-2, 200, 0123456789",
        "2-4, 200, 0123456789",
        "'bytes=0-1,4-5', 206, 01",
    })
    void notARange(String range, int rgw, @Nullable String sent) {
        WireAnswer answer = signed(get(ten()).header("Range", range));
        assertThat(answer.status()).as("%s", answer).isEqualTo(isRgw() ? rgw : 200);
        if (answer.status() != 416) {
            assertThat(answer.text()).isEqualTo(isRgw() ? sent : TEN);
        }
    }

    @Test
    void theLastNoBytes() {
        WireAnswer answer = signed(get(ten()).header("Range", "bytes=-0"));
        (isRgw() ? Expected.status(206) : error(416, "InvalidRange")).check(answer);
    }

    @Test
    void headTellsTheRange() {
        WireAnswer answer = require(signed(head(ten()).header("Range", "bytes=2-4")), 206);
        assertThat(answer.header("Content-Range")).isEqualTo("bytes 2-4/10");
        assertThat(answer.header("Content-Length")).isEqualTo("3");
    }

    @Test
    void headOutsideHasNoBody() {
        assertThat(signed(head(ten()).header("Range", "bytes=10-20")).status()).isEqualTo(416);
    }

    @Test
    void anEmptyObjectHasNoFirstByte() {
        store("empty", "");
        assertThat(signed(get(key("empty")).header("Range", "bytes=0-0")).status())
                .isEqualTo(416);
        assertThat(read("empty")).isEmpty();
    }

    @Test
    void onePartOfAPlainObject() {
        WireAnswer answer = signed(get(ten() + "?partNumber=1"));
        if (isRgw()) {
            // Release 16 knows no partNumber.
            assertThat(answer.status()).isEqualTo(200);
            return;
        }
        assertThat(answer.status()).isEqualTo(206);
        assertThat(answer.header("Content-Range")).isEqualTo("bytes 0-9/10");
        assertThat(answer.header("x-amz-mp-parts-count")).isNull();
        error(416, "InvalidPartNumber", "ActualPartCount", "PartNumberRequested")
                .check(signed(get(ten() + "?partNumber=2")));
        error(400, "InvalidRequest").check(signed(get(ten() + "?partNumber=1").header("Range", "bytes=0-1")));
    }

    @Test
    void acrossBlocks() {
        byte[] large = bytes(300_000);
        store("large", large);
        WireAnswer answer = require(signed(get(key("large")).header("Range", "bytes=65530-200001")), 206);
        assertThat(answer.body()).isEqualTo(java.util.Arrays.copyOfRange(large, 65_530, 200_002));
    }
}
