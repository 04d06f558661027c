package org.elasto.conformance.robustness;

import java.util.List;

/** Values that parsers trip over, as Latin-1 text. */
final class Oddities {

    private static final List<String> NUMBERS = List.of(
            "-1",
            "+1",
            "0",
            "00",
            "1e3",
            "1.5",
            "0x10",
            "2147483648",
            "-2147483649",
            "4294967296",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775808",
            "18446744073709551616",
            "9".repeat(400),
            "NaN",
            "Infinity",
            "",
            " ",
            "1 2",
            "1,2",
            "\u00D9\u00A1",
            "\u00B2",
            "ten");

    private static final List<String> DATES = List.of(
            "",
            "now",
            "20261124T080000Z",
            "20261199T080000Z",
            "20260230T080000Z",
            "20261124T250000Z",
            "20261124T080000",
            "00000000T000000Z",
            "99999999T999999Z",
            "-0011124T080000Z",
            "20261124T08000\u00B2Z",
            "2026-11-24T08:00:00Z",
            "Tue, 24 Nov 2026 08:00:00 GMT",
            "Tue, 24 Nov 2026 08:00:00 +9999",
            "Mon, 24 Nov 2026 08:00:00 GMT",
            "Tue, 31 Feb 2026 08:00:00 GMT",
            "Tue, 24 Nov 999999999 08:00:00 GMT",
            "Tuesday, 24-Nov-26 08:00:00 GMT",
            "Tue Nov 24 08:00:00 2026",
            "Tue, 24 Nov 2026 24:00:61 GMT",
            "Thu, 01 Jan 0000 00:00:00 GMT",
            "1700000000",
            "253402300800",
            "9".repeat(200));

    private static final List<String> RANGES = List.of(
            "bytes=0-",
            "bytes=0-0",
            "bytes=-1",
            "bytes=-0",
            "bytes=5-2",
            "bytes=-",
            "bytes=",
            "bytes",
            "bytes=a-b",
            "bytes=0-9223372036854775807",
            "bytes=9223372036854775807-",
            "bytes=9223372036854775808-9223372036854775809",
            "bytes=-9223372036854775808",
            "bytes=-9223372036854775809",
            "bytes=0-18446744073709551616",
            "bytes=0-1,3-4",
            "bytes=0-1,",
            "bytes=,",
            "bytes=" + "0-0,".repeat(2000) + "1-1",
            "bytes=--1",
            "bytes=1--2",
            "bytes=+1-2",
            "bytes = 0-1",
            "bytes=0 - 1",
            "BYTES=0-1",
            "items=0-1",
            "bytes=\u00B2-\u00B3",
            "bytes=0-1;q=1",
            "-1");

    /** Bytes that are no UTF-8, or only just. */
    private static final List<String> ENCODINGS = List.of(
            "\u00C0\u00AF",
            "\u00C0\u0080",
            "\u00ED\u00A0\u0080",
            "\u00ED\u00A0\u00BD\u00ED\u00B8\u0080",
            "\u00F4\u0090\u0080\u0080",
            "\u00F8\u0088\u0080\u0080\u0080",
            "\u00FF\u00FE",
            "\u00E2\u0082",
            "\u0080",
            "\u00C3\u00BC",
            "\u00F0\u009F\u0098\u0080",
            "\u00EF\u00BB\u00BF",
            "\u00EF\u00BF\u00BF",
            "\u00E2\u0080\u00AE",
            "e\u00CC\u0081");

    private static final List<String> CONTROLS = List.of(
            "\u0000",
            "\u0001",
            "\u0007",
            "\b",
            "\t",
            "\u000B",
            "\f",
            "\u001B",
            "\u001F",
            "\u007F",
            "\u0085",
            "\r",
            "\n",
            "\r\n ",
            "\r\nx-injected: 1");

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "*",
            "\"",
            "\"\"",
            "\"unclosed",
            "W/\"weak\"",
            "<x>&amp;]]>",
            "${jndi:x}",
            "%",
            "%00",
            "%zz",
            "../../etc",
            "a/../b",
            "//",
            "null",
            "true",
            "a,b,,c",
            "=?UTF-8?Q?=E9=?=",
            "=?UTF-8?B?!!!?=",
            "=?no-such-charset?Q?a?=",
            "AAAA",
            "====",
            "x".repeat(1025),
            "x".repeat(9000),
            "STREAMING-AWS4-HMAC-SHA256-PAYLOAD",
            "STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD",
            "UNSIGNED-PAYLOAD",
            "chunked",
            "aws-chunked",
            "url",
            "/robust/known/small",
            "robust%2Fknown%2Fsmall",
            "/robust/known/small?versionId=null");

    private Oddities() {}

    static String number(Dice dice) {
        return dice.pick(NUMBERS);
    }

    static String date(Dice dice) {
        return dice.pick(DATES);
    }

    static String range(Dice dice) {
        return dice.pick(RANGES);
    }

    /** Text with bytes in it that are no UTF-8, or unusual ones. */
    static String encoded(Dice dice) {
        return "a" + dice.pick(ENCODINGS) + (dice.percent(50) ? "z" : "");
    }

    /** Text with a control character in it. */
    static String control(Dice dice) {
        return (dice.percent(70) ? "a" : "") + dice.pick(CONTROLS) + (dice.percent(70) ? "z" : "");
    }

    static String any(Dice dice) {
        return switch (dice.below(7)) {
            case 0 -> number(dice);
            case 1 -> date(dice);
            case 2 -> range(dice);
            case 3 -> encoded(dice);
            case 4 -> control(dice);
            default -> dice.pick(TEXTS);
        };
    }
}
