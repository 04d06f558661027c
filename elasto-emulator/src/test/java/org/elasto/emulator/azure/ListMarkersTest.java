package org.elasto.emulator.azure;

import static org.assertj.core.api.Assertions.assertThat;

import org.elasto.emulator.azure.ListMarkers.BlobPlace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListMarkersTest {

    /** The three of them recorded from the live service in 2019 (Azure/azure-storage-python, tests/recordings, MIT). */
    @Test
    void theServicesOwnForms() {
        assertThat(ListMarkers.container("storagename", "listshare27d2b16cf"))
                .isEqualTo("/storagename/listshare27d2b16cf");
        assertThat(ListMarkers.file("filea3")).isEqualTo("1!8!ZmlsZWEz");
        assertThat(ListMarkers.blob(new BlobPlace("bloba3", "")))
                .isEqualTo("2!68!MDAwMDA2IWJsb2JhMyEwMDAwMjghOTk5OS0xMi0zMVQyMzo1OTo1OS45OTk5OTk5WiE-");
    }

    @ParameterizedTest
    @CsvSource({
        "a, ''",
        "'a!000003!b', ''",
        "dir/, ''",
        "'ü€😀', ''",
        "' ', 2026-11-23T07:49:40.8325043Z",
    })
    void theyComeBackAsTheyWent(String name, String snapshot) {
        BlobPlace place = new BlobPlace(name, snapshot);

        assertThat(ListMarkers.parseBlob(ListMarkers.blob(place))).isEqualTo(place);
        assertThat(ListMarkers.parseFile(ListMarkers.file(name))).isEqualTo(name);
        assertThat(ListMarkers.parseContainer("acct", ListMarkers.container("acct", name)))
                .isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "garbage",
                "2!",
                "2!4!",
                "2!4!AAAA",
                "1!8!ZmlsZWEz",
                "2!67!MDAwMDA2IWJsb2JhMyEwMDAwMjghOTk5OS0xMi0zMVQ",
                "2!8!!!!!!!!!",
                "2!x!AAAA",
                "2!999999999999!AAAA",
                "2!8!MDAwMDA2"
            })
    void anythingElseIsRefused(String marker) {
        assertThat(Refusal.of(() -> ListMarkers.parseBlob(marker))).isEqualTo("400 InvalidQueryParameterValue");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "filea3", "2!8!ZmlsZWEz", "1!9!ZmlsZWEz", "1!8!ZmlsZWE*"})
    void anythingElseIsNoFile(String marker) {
        assertThat(Refusal.of(() -> ListMarkers.parseFile(marker))).isEqualTo("400 InvalidQueryParameterValue");
    }

    @Test
    void anotherAccountsMarkerIsRefused() {
        assertThat(Refusal.of(() -> ListMarkers.parseContainer("acct", "/other/c")))
                .isEqualTo("400 InvalidQueryParameterValue");
    }
}
