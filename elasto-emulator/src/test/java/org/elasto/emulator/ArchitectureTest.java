package org.elasto.emulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The arrows of the emulator, as docs/design draws them; INVARIANTS.md names each. */
class ArchitectureTest {

    private static JavaClasses emulator;

    @BeforeAll
    static void readClasses() {
        emulator = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.elasto");
    }

    @Test
    void emulatorNeverSeesClient() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.elasto.client..", "org.elasto.cli..", "picocli..", "org.apache.hc..")
                .check(emulator);
    }

    @Test
    void onlyTheHttpPackageSeesUndertow() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.elasto.emulator.http..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.undertow..", "org.xnio..")
                .check(emulator);
    }

    @Test
    void theStoreKnowsNeitherHttpNorProtocols() {
        noClasses()
                .that()
                .resideInAPackage("org.elasto.emulator.store..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.elasto.emulator.http..",
                        "org.elasto.emulator.s3..",
                        "org.elasto.emulator.azure..",
                        "org.elasto.emulator.blob..",
                        "org.elasto.emulator.file..",
                        "org.elasto.emulator.management..",
                        "org.elasto.emulator")
                .check(emulator);
    }

    @Test
    void httpKnowsNoProtocolAndNoStore() {
        noClasses()
                .that()
                .resideInAPackage("org.elasto.emulator.http..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.elasto.emulator.store..",
                        "org.elasto.emulator.s3..",
                        "org.elasto.emulator.azure..",
                        "org.elasto.emulator.blob..",
                        "org.elasto.emulator.file..",
                        "org.elasto.emulator.management..",
                        "org.elasto.emulator")
                .check(emulator);
    }

    @Test
    void protocolsTakeTheirClockFromOutside() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "org.elasto.emulator.s3..",
                        "org.elasto.emulator.azure..",
                        "org.elasto.emulator.blob..",
                        "org.elasto.emulator.file..",
                        "org.elasto.emulator.management..",
                        "org.elasto.emulator.store..")
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.Clock.class, "systemUTC")
                .check(emulator);
    }

    @Test
    void theHotPathUsesNoRegularExpressions() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "org.elasto.emulator.s3..",
                        "org.elasto.emulator.azure..",
                        "org.elasto.emulator.blob..",
                        "org.elasto.emulator.file..",
                        "org.elasto.emulator.management..",
                        "org.elasto.emulator.http..")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Pattern.class)
                .orShould()
                .callMethod(String.class, "split", String.class)
                .orShould()
                .callMethod(String.class, "matches", String.class)
                .orShould()
                .callMethod(String.class, "replaceAll", String.class, String.class)
                .check(emulator);
    }

    @Test
    void theProtocolsDoNotKnowEachOtherAndAzuresRulesKnowNoStore() {
        noClasses()
                .that()
                .resideInAPackage("org.elasto.emulator.azure")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.elasto.emulator.s3..",
                        "org.elasto.emulator.blob..",
                        "org.elasto.emulator.file..",
                        "org.elasto.emulator.store..",
                        "org.elasto.emulator")
                .check(emulator);
        noClasses()
                .that()
                .resideInAPackage("org.elasto.emulator.management..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.elasto.emulator.s3..",
                        "org.elasto.emulator.blob..",
                        "org.elasto.emulator.file..",
                        "org.elasto.emulator")
                .check(emulator);
        noClasses()
                .that()
                .resideInAPackage("org.elasto.emulator.blob..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.elasto.emulator.s3..",
                        "org.elasto.emulator.file..",
                        "org.elasto.emulator.management..",
                        "org.elasto.emulator")
                .check(emulator);
        noClasses()
                .that()
                .resideInAPackage("org.elasto.emulator.file..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.elasto.emulator.s3..",
                        "org.elasto.emulator.blob..",
                        "org.elasto.emulator.management..",
                        "org.elasto.emulator")
                .check(emulator);
        noClasses()
                .that()
                .resideInAPackage("org.elasto.emulator.s3..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.elasto.emulator.azure..",
                        "org.elasto.emulator.blob..",
                        "org.elasto.emulator.file..",
                        "org.elasto.emulator.management..")
                .check(emulator);
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("org.elasto.(**)").should().beFreeOfCycles().check(emulator);
    }
}
