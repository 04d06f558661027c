package org.elasto.emulator.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SddlTest {

    private static final String NO_AUDIT = "S:NO_ACCESS_CONTROL";

    @ParameterizedTest
    @CsvSource({
        "O:SYG:SYD:(A;;FA;;;SY), O:SYG:SYD:(A;;FA;;;SY)",
        "O:S-1-5-18G:S-1-5-32-544D:, O:SYG:BAD:",
        "D:(A;;FA;;;SY)G:SYO:BA, O:BAG:SYD:(A;;FA;;;SY)",
        "O:SYG:SYD:PAI(A;OICIIO;GXGR;;;BU), O:SYG:SYD:PAI(A;OICIIO;GXGR;;;BU)",
        "O:SYG:SYD:AIARP(A;IOCIOI;GRGX;;;BU), O:SYG:SYD:PARAI(A;OICIIO;GXGR;;;BU)",
        "O:SYG:SYD:(A;ID;0x1f01ff;;;WD), O:SYG:SYD:(A;ID;FA;;;WD)",
        "O:SYG:SYD:(A;;0x1200A9;;;BU)(A;;2032127;;;BA), O:SYG:SYD:(A;;0x1200a9;;;BU)(A;;FA;;;BA)",
        "O:SYG:SYD:(D;;KR;;;AN), O:SYG:SYD:(D;;CCSWRPRC;;;AN)",
        "O:SYG:SYD:NO_ACCESS_CONTROL, O:SYG:SYD:NO_ACCESS_CONTROL",
        "O:S-1-5-21-1-2-3-500G:SYD:, O:S-1-5-21-1-2-3-500G:SYD:",
        "O:S-1-0x100000000000-7G:SYD:, O:S-1-0x100000000000-7G:SYD:",
        "O:SYG:SYD:(OA;;RP;{BF967ABA-0DE6-11D0-A285-00AA003049E2};;WD),"
                + " O:SYG:SYD:(OA;;RP;bf967aba-0de6-11d0-a285-00aa003049e2;;WD)",
    })
    void whatMeansTheSameIsTheSameText(String text, String normalised) {
        Sddl descriptor = Sddl.of(text);
        assertThat(descriptor.text()).isEqualTo(normalised + NO_AUDIT);
        assertThat(Sddl.of(descriptor.text())).isEqualTo(descriptor);
        assertThat(Sddl.of(descriptor.text()).key()).isEqualTo(descriptor.key());
        assertThat(Sddl.ofBinary(descriptor.binary())).isEqualTo(descriptor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"S:(AU;SAFA;FA;;;WD)", "S:(ML;;NWNR;;;HI)", "S:PAI", "S:(SP;;0x0;;;S-1-17-1)"})
    void whatIsAuditedStays(String audit) {
        Sddl descriptor = Sddl.of("O:SYG:SYD:" + audit);
        assertThat(descriptor.text()).isEqualTo("O:SYG:SYD:" + audit);
        assertThat(Sddl.ofBinary(descriptor.binary())).isEqualTo(descriptor);
    }

    @Test
    void keysAreTwoNumbersThatDependOnTheText() {
        assertThat(Sddl.INHERITED.key()).matches("[0-9]{1,20}\\*[0-9]{1,20}");
        assertThat(Sddl.of("O:SYG:SYD:").key()).isNotEqualTo(Sddl.INHERITED.key());
    }

    /** By hand from MS-DTYP 2.4.6: header, list of one entry, owner, group. */
    @Test
    void bytesAreThoseOfASelfRelativeDescriptor() {
        String head = "01001480" + "30000000" + "3c000000" + "00000000" + "14000000";
        String list = "02001c0001000000" + "00001400ff011f00" + "010100000000000512000000";
        String who = "010100000000000512000000" + "010100000000000512000000";
        byte[] bytes = HexFormat.of().parseHex(head + list + who);
        assertThat(Sddl.INHERITED.binary()).isEqualTo(Base64.getEncoder().encodeToString(bytes));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "O:SYG:SY",
                "O:SYD:",
                "G:SYD:",
                "O:SYG:SYD:O:SY",
                "O:ZZG:SYD:",
                "O:DAG:SYD:",
                "O:SYG:SYD:X",
                "O:SYG:SYD:(A;;FA;;;SY",
                "O:SYG:SYD:(A;;FA;;SY)",
                "O:SYG:SYD:(B;;FA;;;SY)",
                "O:SYG:SYD:(A;XX;FA;;;SY)",
                "O:SYG:SYD:(A;;;;;SY)",
                "O:SYG:SYD:(A;;ZZ;;;SY)",
                "O:SYG:SYD:(A;;0x;;;SY)",
                "O:SYG:SYD:(A;;0x1ffffffff;;;SY)",
                "O:SYG:SYD:(A;;FA;bf967aba-0de6-11d0-a285-00aa003049e2;;SY)",
                "O:SYG:SYD:(OA;;FA;guid;;SY)",
                "O:SYG:SYD:(AU;;FA;;;SY)",
                "O:SYG:SYD:S:(A;;FA;;;SY)",
                "O:SYG:SYD:NO_ACCESS_CONTROL(A;;FA;;;SY)",
                "O:S-1-5G:SYD:",
                "O:S-1-5-4294967296G:SYD:",
                "O:S-1-5-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1G:SYD:",
                "O:SYG:SYD:(XA;;FX;;;WD;(@User.a==1))"
            })
    void whatIsNoDescriptorIsRefused(String text) {
        assertThat(Refusal.of(() -> Sddl.of(text))).isEqualTo("400 FileInvalidPermission");
    }

    @Test
    void aListThatDoesNotFitIsRefused() {
        String text = "O:SYG:SYD:" + "(A;;FA;;;SY)".repeat(3277);
        assertThat(Refusal.of(() -> Sddl.of(text))).isEqualTo("400 FileInvalidPermission");
        assertThat(Sddl.of("O:SYG:SYD:" + "(A;;FA;;;SY)".repeat(3276)).binary()).hasSizeGreaterThan(80_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "!", "AAAA", "AQAEgAAAAAAAAAAAAAAAAAAAAAA="})
    void bytesThatAreNoDescriptorAreRefused(String base64) {
        assertThat(Refusal.of(() -> Sddl.ofBinary(base64))).isEqualTo("400 FileInvalidPermission");
    }

    /** Whatever is cut off or changed, what is read can be written, and what cannot be read is refused. */
    @Test
    void brokenBytesAreRefusedOrRead() {
        Sddl whole =
                Sddl.of("O:BAG:SYD:P(OA;;RP;bf967aba-0de6-11d0-a285-00aa003049e2;;WD)(A;OICI;FA;;;S-1-5-21-1-2-3-4)");
        byte[] bytes = Base64.getDecoder().decode(whole.binary());
        int refused = 0;
        for (int at = 0; at < bytes.length; at++) {
            for (int value = 0; value < 256; value += 5) {
                byte[] changed = bytes.clone();
                changed[at] = (byte) value;
                try {
                    Sddl read = Sddl.ofBinary(Base64.getEncoder().encodeToString(changed));
                    assertThat(Sddl.of(read.text())).isEqualTo(read);
                } catch (AzureException e) {
                    refused++;
                }
            }
            byte[] cut = Arrays.copyOf(bytes, at);
            assertThat(Refusal.of(() -> Sddl.ofBinary(Base64.getEncoder().encodeToString(cut))))
                    .isEqualTo("400 FileInvalidPermission");
        }
        assertThat(refused).isPositive();
    }
}
