package org.elasto.conformance.behavior;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.elasto.client.DirectoryEntry;
import org.elasto.client.StorageUri;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** URI to key to wire to listing and back to URI is an identity. */
@OnEverySite
class NameBehaviorTest extends Workspace {

    NameBehaviorTest(Site site) {
        super(site);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "with space",
                "per%cent",
                "%41",
                "plus+plus",
                "ques?tion",
                "ha#sh",
                "amp&ersand",
                "semi;colon=x",
                "(brackets)[and]{braces}",
                "quote'and\"quote",
                "<angle>",
                "back\\slash",
                "tilde~dash-dot.under_score",
                "star*",
                "umlaut-ä",
                "e\u0301-combining",
                "日本語",
                "emoji-\uD83D\uDE00",
                "\uFF5E-before-astral",
                "colon:at@dollar$comma,",
                "...",
                "tab\tinside"
            })
    void nameSurvivesTheRoundTrip(String name) {
        StorageUri uri = put(name, name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        List<DirectoryEntry> entries = list(container);
        assertThat(entries).hasSize(1);
        assertThat(entries.get(0).name()).isEqualTo(name);
        assertThat(entries.get(0).uri()).isEqualTo(uri);
        assertThat(StorageUri.parse(uri.toString())).isEqualTo(uri);
        assertThat(get(StorageUri.parse(entries.get(0).uri().toString())))
                .isEqualTo(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a//b", "/leading", "a/./b", "a/../b", "..", "//", "a/"})
    void flatStoresKeepEverySlash(String key) {
        if (site.backend().equals("file")) {
            return; // there a slash divides, and .. leads up
        }
        StorageUri uri = container.withKey(key);
        try (var file = client.open(uri, org.elasto.client.OpenFlag.CREATE)) {
            file.write(0, java.nio.ByteBuffer.wrap(new byte[] {1, 2}));
            file.commit();
        }
        assertThat(get(uri)).containsExactly(1, 2);
        assertThat(client.stat(uri).size()).hasValue(2);
        client.remove(uri);
        assertThat(list(container)).isEmpty();
    }
}
