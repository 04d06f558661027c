package org.elasto.client;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The arrows of the client, as docs/design draws them; INVARIANTS.md names each. */
class ArchitectureTest {

    private static JavaClasses client;

    @BeforeAll
    static void readClasses() {
        client = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.elasto");
    }

    @Test
    void clientNeverSeesEmulator() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.elasto.emulator..", "io.undertow..")
                .check(client);
    }

    @Test
    void onlyTheCommandLineSeesPicocliAndJLine() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.elasto.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("picocli..", "org.jline..", "org.elasto.cli..")
                .check(client);
    }

    @Test
    void onlyTheHttpPackageSeesTheEngine() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.elasto.client.http..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.hc..", "java.net.http..")
                .check(client);
    }

    @Test
    void httpAndXmlKnowNoProtocol() {
        noClasses()
                .that()
                .resideInAnyPackage("org.elasto.client.http..", "org.elasto.client.xml..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.elasto.client.s3..",
                        "org.elasto.client.azure..",
                        "org.elasto.client.blob..",
                        "org.elasto.client.file..",
                        "org.elasto.client.local..",
                        "org.elasto.client.transfer..")
                .check(client);
    }

    @Test
    void backendsDoNotKnowEachOther() {
        noClasses()
                .that()
                .resideInAPackage("org.elasto.client.local..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.elasto.client.http..", "org.elasto.client.azure..")
                .check(client);
        for (String backend : List.of("s3", "blob", "file", "local")) {
            String[] others = Stream.of("s3", "blob", "file", "local")
                    .filter(other -> !other.equals(backend))
                    .map(other -> "org.elasto.client." + other + "..")
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage("org.elasto.client." + backend + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others)
                    .check(client);
        }
        noClasses()
                .that()
                .resideInAPackage("org.elasto.client.azure..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.elasto.client.s3..",
                        "org.elasto.client.blob..",
                        "org.elasto.client.file..",
                        "org.elasto.client.local..")
                .check(client);
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("org.elasto.(**)").should().beFreeOfCycles().check(client);
    }

    @Test
    void nobodyButMainTouchesTheProcess() {
        classes()
                .that()
                .resideInAPackage("org.elasto.client..")
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackages("java.util.logging..", "sun..", "com.sun..")
                .check(client);
        noClasses()
                .that()
                .resideInAPackage("org.elasto.client..")
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(client);
    }
}
