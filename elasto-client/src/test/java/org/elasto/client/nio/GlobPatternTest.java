package org.elasto.client.nio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.regex.PatternSyntaxException;
import org.elasto.client.glob.GlobPattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Globs match as those of Java's own file system do. */
class GlobPatternTest {

    private static final String[] TEXTS = {
        "a",
        "b",
        "ab",
        "a.txt",
        "x.java",
        "x.class",
        "a/b",
        "a/b/c.txt",
        "[x]",
        "-",
        "a-z",
        "!",
        "^",
        "{",
        "}",
        "a,b",
        ",",
        "*",
        "?",
        "\\",
        ".hidden",
        "é",
        "\uD83D\uDE00",
        "a+b",
        "(",
        "a&&b",
        "~",
        "#",
        " ",
        "A"
    };

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "**",
                "?",
                "??",
                "*.txt",
                "*.{java,class}",
                "a/*",
                "a/**",
                "**/*.txt",
                "**.txt",
                "[a-c]*",
                "[!a]*",
                "[-a]",
                "[a-]",
                "[!-]*",
                "\\*",
                "\\?",
                "\\\\",
                "[*?]",
                "{a,b}",
                "{a*,b?}",
                "{,a}b",
                "a,b",
                "}",
                "a+b",
                "(",
                "[a&&b]",
                "~",
                "#",
                ".*",
                "*é*",
                "[^]",
                "{[ab],x*}",
                "a{.txt,/b}",
                "",
                "[!^]",
                "\\{"
            })
    void matchesAsJavasOwn(String glob) {
        for (String text : TEXTS) {
            boolean expected =
                    FileSystems.getDefault().getPathMatcher("glob:" + glob).matches(Path.of(text));
            assertThat(GlobPattern.compile(glob).matcher(text).matches())
                    .as("%s matches %s", glob, text)
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[a", "{a", "{a,{b}}", "\\", "[z-a]", "[a/b]", "[]", "[!"})
    void whatIsNoGlobIsRefused(String glob) {
        assertThatThrownBy(() -> GlobPattern.compile(glob)).isInstanceOf(PatternSyntaxException.class);
    }

    @ParameterizedTest
    @CsvSource({"glob:/b/*,true", "regex:/b/[a-z]+,true", "GLOB:/b/d,true", "glob:*,false", "regex:d,false"})
    void pathsAreMatchedWithoutTheSlashAtTheirEnd(String matcher, boolean expected) {
        MemorySystem memory = new MemorySystem();
        assertThat(memory.fileSystem.getPathMatcher(matcher).matches(memory.path("/b/d/")))
                .isEqualTo(expected);
    }

    /** Where Java's own file system refuses the bracket. */
    @Test
    void aBracketMayBeginWithItsEnd() {
        assertThat(GlobPattern.compile("[]x]*").matcher("]a").matches()).isTrue();
        assertThat(GlobPattern.compile("[!]x]*").matcher("]a").matches()).isFalse();
    }

    @Test
    void otherSyntaxIsRefused() {
        MemorySystem memory = new MemorySystem();
        assertThatThrownBy(() -> memory.fileSystem.getPathMatcher("*")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> memory.fileSystem.getPathMatcher("ant:*"))
                .isInstanceOf(UnsupportedOperationException.class);
    }
}
