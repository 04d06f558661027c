package org.elasto.client.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserMetadataTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "",
                " edges ",
                "two  spaces",
                "f\u00fcr Elise",
                "\uD83D\uDE00",
                "=?UTF-8?B?eA==?=",
                "=?",
                "\u4e2d\u6587\u5b57\u7b26 and a tail that makes it longer than one encoded word can be, by far"
            })
    void comesBackAsItWas(String value) {
        String encoded = UserMetadata.encode("name", value);
        assertThat(encoded).matches("[ -~]*");
        assertThat(encoded.split(" ", -1))
                .allSatisfy(word -> assertThat(word.length()).isLessThanOrEqualTo(75));
        assertThat(UserMetadata.decode(encoded)).isEqualTo(value);
    }

    @Test
    void plainAsciiStaysAsItIs() {
        assertThat(UserMetadata.encode("name", "a=b; c?")).isEqualTo("a=b; c?");
    }

    /** Examples of RFC 2047, section 8, and what AWS was seen to send. */
    @ParameterizedTest
    @CsvSource({
        "=?ISO-8859-1?Q?a?=, a",
        "=?ISO-8859-1?Q?a?= b, a b",
        "=?ISO-8859-1?Q?a?= =?ISO-8859-1?Q?b?=, ab",
        "=?ISO-8859-1?Q?a_b?=, a b",
        "=?UTF-8?Q?f=C3=BCr?=, f\u00fcr",
        "=?utf-8?b?ZsO8cg==?=, f\u00fcr",
        "=?no-such-charset?Q?a?=, =?no-such-charset?Q?a?=",
        "=?UTF-8?B?*?=, =?UTF-8?B?*?=",
        "=?UTF-8?Q?=4?=, =?UTF-8?Q?=4?=",
        "a =? b, a =? b"
    })
    void readsEncodedWords(String encoded, String value) {
        assertThat(UserMetadata.decode(encoded)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\r\nx-amz-acl: public-read", "\u0000", "\u007f", "\ud800"})
    void refusesWhatNoHeaderFieldCarries(String value) {
        assertRefused(() -> UserMetadata.encode("name", value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a:b", "\u00fc", "a\nb"})
    void refusesNamesThatAreNoFieldNames(String name) {
        assertRefused(() -> UserMetadata.name(name));
    }

    @Test
    void namesComeBackInLowerCase() {
        assertThat(UserMetadata.name("Mixed-INDEX_1")).isEqualTo("mixed-index_1");
    }

    private static void assertRefused(Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.INVALID_ARGUMENT));
    }
}
