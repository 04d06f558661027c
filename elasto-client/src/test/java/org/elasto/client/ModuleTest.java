package org.elasto.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The module says what the class path says. */
class ModuleTest {

    private static Path classes() throws URISyntaxException {
        return Path.of(
                Elasto.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private static ModuleDescriptor module() throws URISyntaxException {
        return ModuleFinder.of(classes())
                .find("org.elasto.client")
                .orElseThrow()
                .descriptor();
    }

    @Test
    void itProvidesWhatTheServiceFilesName() throws IOException, URISyntaxException {
        assertThat(module().provides()).hasSize(2);
        for (ModuleDescriptor.Provides service : module().provides()) {
            Path file = classes().resolve("META-INF/services").resolve(service.service());
            assertThat(Files.readAllLines(file)).containsExactlyInAnyOrderElementsOf(service.providers());
        }
    }

    @Test
    void itExportsTheApiAndNothingBehindIt() throws URISyntaxException {
        List<String> exported = module().exports().stream()
                .filter(exports -> !exports.isQualified())
                .map(ModuleDescriptor.Exports::source)
                .toList();
        assertThat(exported)
                .contains("org.elasto.client", "org.elasto.client.nio", "org.elasto.client.transfer")
                .doesNotContain(
                        "org.elasto.cli",
                        "org.elasto.client.azure",
                        "org.elasto.client.blob",
                        "org.elasto.client.file",
                        "org.elasto.client.http",
                        "org.elasto.client.s3",
                        "org.elasto.client.xml");
    }
}
