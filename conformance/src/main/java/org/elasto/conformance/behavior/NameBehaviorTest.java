package org.elasto.conformance.behavior;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.conformance.behavior.Failures.failure;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.elasto.client.DirectoryEntry;
import org.elasto.client.ErrorKind;
import org.elasto.client.OpenFlag;
import org.elasto.client.StorageUri;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** URI to key to wire to listing and back to URI is an identity. */
@OnEverySite
class NameBehaviorTest extends Workspace {

    /** What names of files on Windows are made of. */
    private static final Pattern WINDOWS = Pattern.compile("[^\"\\\\/:|<>*?\\p{Cntrl}]+");

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
        if (isRefused(name)) {
            refused(file(name));
            return;
        }
        byte[] content = Arrays.copyOf(name.getBytes(StandardCharsets.UTF_8), units(64));
        StorageUri uri = put(name, content);
        List<DirectoryEntry> entries = list(container);
        assertThat(entries).hasSize(1);
        assertThat(entries.get(0).name()).isEqualTo(name);
        assertThat(entries.get(0).uri()).isEqualTo(uri);
        assertThat(StorageUri.parse(uri.toString())).isEqualTo(uri);
        assertThat(get(StorageUri.parse(entries.get(0).uri().toString()))).isEqualTo(content);
    }

    private void refused(StorageUri uri) {
        assertThat(failure(() -> client.open(uri, OpenFlag.CREATE).close())).isEqualTo(ErrorKind.INVALID_ARGUMENT);
    }

    /** To Azure Blob a backslash is a slash; Azure Files has no name that Windows has not. */
    private boolean isRefused(String name) {
        return isAzure()
                ? name.contains("\\")
                : site.backend().equals("afs") && !WINDOWS.matcher(name).matches();
    }

    private boolean isAzure() {
        return site.backend().equals("abb") || site.backend().equals("apb");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a//b", "/leading", "a/./b", "a/../b", "..", "//", "a/"})
    void flatStoresKeepEverySlash(String key) {
        if (site.hasRealDirectories()) {
            return; // there a slash divides, and .. leads up
        }
        String parent = container.key().isEmpty() ? "" : container.key() + "/";
        StorageUri uri = container.withKey(parent + key);
        if (isAzure() && key.equals("..")) {
            refused(uri); // whatever resolves URLs on the way would take it for the account
            return;
        }
        try (var file = client.open(uri, OpenFlag.CREATE)) {
            file.write(0, ByteBuffer.wrap(unitsOf(1, 2)));
            file.commit();
        }
        assertThat(get(uri)).isEqualTo(unitsOf(1, 2));
        assertThat(client.stat(uri).size()).hasValue(units(2));
        client.remove(uri);
        assertThat(list(container)).isEmpty();
    }
}
