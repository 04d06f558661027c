package org.elasto.emulator.azure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import org.elasto.emulator.http.PlainRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TagExpressionTest {

    private static final Map<String, String> TAGS = Map.of("Project", "Contoso", "Rank", "05", "a b", "it's");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"Project\" = 'Contoso'|true",
                "Project='Contoso'|true",
                "\"Project\" = 'contoso'|false",
                "\"project\" = 'Contoso'|false",
                "\"Project\" <> 'Contoso'|false",
                "\"Project\" <> 'Fabrikam'|true",
                "\"Missing\" = 'x'|false",
                "\"Missing\" <> 'x'|true",
                "\"Missing\" >= ''|false",
                "\"Rank\" > '04'|true",
                "\"Rank\" > '05'|false",
                "\"Rank\" >= '05'|true",
                "\"Rank\" < '06'|true",
                "\"Rank\" <= '05'|true",
                "\"a b\" = 'it''s'|true",
                "\"Rank\" >= '01' AND \"Rank\" < '10'|true",
                "\"Rank\" = '1' OR \"Project\" = 'Contoso'|true",
                "\"Rank\" = '1' or \"Rank\" = '2'|false",
                "\"Project\" = 'Contoso' OR \"Rank\" = '1' AND \"Rank\" = '2'|true",
                "(\"Project\" = 'Contoso' OR \"Rank\" = '1') AND \"Rank\" = '2'|false",
                "((\"Rank\" = '05'))|true",
            })
    void expressions(String text, boolean expected) {
        assertThat(Objects.requireNonNull(TagExpression.parse(text)).matches(TAGS))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "Rank",
                "Rank =",
                "Rank = 05",
                "Rank = '05",
                "\"Rank = '05'",
                "= '05'",
                "Rank == '05'",
                "Rank = '05' AND",
                "AND Rank = '05'",
                "Rank = '05' Rank = '05'",
                "(Rank = '05'",
                "Rank = '05')",
                "Rank = '05' ANDRank = '05'",
                "Rank LIKE '05'",
                "()",
                "Rank = \"05\""
            })
    void whatIsNoExpression(String text) {
        assertThat(TagExpression.parse(text)).isNull();
    }

    @Test
    void nestingIsBounded() {
        assertThat(TagExpression.parse("(".repeat(32) + "a='b'" + ")".repeat(32)))
                .isNotNull();
        assertThat(TagExpression.parse("(".repeat(8000) + "a='b'" + ")".repeat(8000)))
                .isNull();
    }

    @Test
    void theConditionOfARequest() {
        PlainRequest right = PlainRequest.bare("GET", "/").with("x-ms-if-tags", "\"Rank\" = '05'");
        PlainRequest wrong = PlainRequest.bare("GET", "/").with("x-ms-if-tags", "\"Rank\" = '06'");
        PlainRequest none = PlainRequest.bare("GET", "/").with("x-ms-if-tags", "Rank");

        assertThat(Refusal.of(() -> TagCondition.of(right).check(TAGS))).isEqualTo("ok");
        assertThat(Refusal.of(() -> TagCondition.of(wrong).check(TAGS))).isEqualTo("412 ConditionNotMet");
        assertThat(Refusal.of(() -> TagCondition.of(none).check(TAGS))).isEqualTo("400 InvalidHeaderValue");
        assertThat(Refusal.of(
                        () -> TagCondition.of(PlainRequest.bare("GET", "/")).check(TAGS)))
                .isEqualTo("ok");
    }
}
