package org.elasto.emulator.azure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.elasto.emulator.http.PlainRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LeaseRequestTest {

    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
    private static final String ID = "aaaaaaaa-0000-0000-0000-000000000000";

    private static PlainRequest lease(String headers) {
        PlainRequest request = PlainRequest.bare("PUT", "/a/c/b?comp=lease");
        for (String header : headers.split(";", -1)) {
            String[] parts = header.split("=", 2);
            if (parts.length == 2) {
                String value = parts[1].equals("ID") ? ID : parts[1];
                request.with("x-ms-" + parts[0], value);
            }
        }
        return request;
    }

    @ParameterizedTest
    @CsvSource({
        "'', BLOB, 400 MissingRequiredHeader",
        "'lease-action=steal', BLOB, 400 InvalidHeaderValue",
        "'lease-action=acquire', BLOB, 400 MissingRequiredHeader",
        "'lease-action=acquire;lease-duration=14', BLOB, 400 InvalidHeaderValue",
        "'lease-action=acquire;lease-duration=15', BLOB, ok",
        "'lease-action=ACQUIRE;lease-duration=60', BLOB, ok",
        "'lease-action=acquire;lease-duration=61', BLOB, 400 InvalidHeaderValue",
        "'lease-action=acquire;lease-duration=-1', BLOB, ok",
        "'lease-action=acquire;lease-duration=-2', BLOB, 400 InvalidHeaderValue",
        "'lease-action=acquire;lease-duration=x', BLOB, 400 InvalidHeaderValue",
        "'lease-action=acquire;lease-duration=-1', FILE, ok",
        "'lease-action=acquire;lease-duration=15', FILE, 400 InvalidHeaderValue",
        "'lease-action=acquire;lease-duration=15', SHARE, ok",
        "'lease-action=acquire;lease-duration=15;proposed-lease-id=no', BLOB, 400 InvalidHeaderValue",
        "'lease-action=renew', BLOB, 400 MissingRequiredHeader",
        "'lease-action=renew;lease-id=no', BLOB, 400 InvalidHeaderValue",
        "'lease-action=renew;lease-id=ID', BLOB, ok",
        "'lease-action=renew;lease-id=ID', FILE, 400 InvalidHeaderValue",
        "'lease-action=change', BLOB, 400 MissingRequiredHeader",
        "'lease-action=change;lease-id=ID', BLOB, 400 MissingRequiredHeader",
        "'lease-action=change;lease-id=ID;proposed-lease-id=ID', BLOB, ok",
        "'lease-action=release', BLOB, 400 MissingRequiredHeader",
        "'lease-action=release;lease-id=ID', BLOB, ok",
        "'lease-action=break', BLOB, ok",
        "'lease-action=break;lease-break-period=0', BLOB, ok",
        "'lease-action=break;lease-break-period=60', BLOB, ok",
        "'lease-action=break;lease-break-period=61', BLOB, 400 InvalidHeaderValue",
        "'lease-action=break;lease-break-period=-1', BLOB, 400 InvalidHeaderValue",
    })
    void headersAreChecked(String headers, LeaseSubject subject, String expected) {
        assertThat(Refusal.of(() -> LeaseRequest.of(lease(headers), subject))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "'lease-action=acquire;lease-duration=15', 201, leased",
        "'lease-action=acquire;lease-duration=30;proposed-lease-id=ID', 201, leased",
        "'lease-action=renew;lease-id=ID', 200, leased",
        "'lease-action=change;lease-id=ID;proposed-lease-id=ID', 200, leased",
        "'lease-action=release;lease-id=ID', 200, available",
        "'lease-action=break;lease-break-period=10', 202, breaking",
    })
    void actionsAreApplied(String headers, int status, String state) {
        LeaseRequest request = LeaseRequest.of(lease(headers), LeaseSubject.BLOB);
        Lease before = headers.equals("lease-action=acquire;lease-duration=15")
                ? Lease.AVAILABLE
                : Lease.AVAILABLE.acquire(ID, ID, 60, NOW);

        assertThat(request.apply(before, LeaseSubject.BLOB, ID, NOW).state(NOW).word())
                .isEqualTo(state);
        assertThat(request.action().status()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ca761232ed4211cebacd00aa0057b223",
                "CA761232-ED42-11CE-BACD-00AA0057B223",
                "{ca761232-ed42-11ce-bacd-00aa0057b223}",
                "(ca761232-ed42-11ce-bacd-00aa0057b223)",
                "{0xCA761232,0xED42,0x11CE,{0xBA,0xCD,0x00,0xAA,0x00,0x57,0xB2,0x23}}",
                "{0xca761232,0xed42,0x11ce,{0xba,0xcd,0x0,0xaa,0x0,0x57,0xb2,0x23}}",
                " ca761232-ed42-11ce-bacd-00aa0057b223 "
            })
    void everyFormOfAGuidIsTheSame(String text) {
        assertThat(Guids.parse(text)).isEqualTo("ca761232-ed42-11ce-bacd-00aa0057b223");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "lease",
                "ca761232-ed42-11ce-bacd-00aa0057b22",
                "ca761232ed42-11ce-bacd-00aa0057b2233",
                "{ca761232-ed42-11ce-bacd-00aa0057b223)",
                "{ca761232ed4211cebacd00aa0057b223}",
                "ga761232-ed42-11ce-bacd-00aa0057b223",
                "{0xca761232,0xed42,0x11ce,{0xba,0xcd,0x0,0xaa,0x0,0x57,0xb2}}",
                "{0xca761232,0xed42,0x11ce,{0xba,0xcd,0x0,0xaa,0x0,0x57,0xb2,0x23}",
                "{0xca7612320,0xed42,0x11ce,{0xba,0xcd,0x0,0xaa,0x0,0x57,0xb2,0x23}}"
            })
    void anythingElseIsNone(String text) {
        assertThat(Guids.parse(text)).isNull();
    }

    @Test
    void otherRequestsBringAnIdToo() {
        PlainRequest put =
                PlainRequest.bare("PUT", "/a/c/b").with("x-ms-lease-id", ID.toUpperCase(java.util.Locale.ROOT));

        assertThat(LeaseRequest.idOf(put)).isEqualTo(ID);
        assertThat(LeaseRequest.idOf(PlainRequest.bare("PUT", "/a/c/b"))).isNull();
    }
}
