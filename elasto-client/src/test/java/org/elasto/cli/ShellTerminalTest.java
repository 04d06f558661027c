package org.elasto.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.elasto.client.OpenOptions;
import org.elasto.client.StorageUri;
import org.jline.reader.Candidate;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The shell at the prompt of a dumb terminal, and what it completes. */
class ShellTerminalTest {

    @TempDir
    private Path home;

    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private Environment environment;
    private GlobalOptions globals;

    @BeforeEach
    void prepare() throws IOException {
        FakeStore store = FakeStoreProvider.fresh();
        new CliRun(home).run("mkdir", "mem:///b");
        for (String key : new String[] {"key one", "kind", "dir/x"}) {
            store.put(StorageUri.of("mem", null, "b", key), new byte[3], OpenOptions.of());
        }
        Files.writeString(home.resolve("notes.txt"), "x");
        Files.createDirectories(home.resolve("nothing"));
        PrintStream out = new PrintStream(screen, true, UTF_8);
        environment = new Environment(
                InputStream.nullInputStream(),
                out,
                out,
                Terminal.of(Set.of(0, 1, 2), Map.of("TERM", "dumb")),
                Map.of("HOME", home.toString()),
                home,
                () -> ZoneOffset.UTC,
                () -> 0,
                new Interruption(),
                debug -> {},
                prompt -> null,
                Clients.ONE_EACH);
        globals = new ElastoCommand(environment).globals();
    }

    private Place place(String uri) {
        return Place.of(StorageUri.parse(uri), home);
    }

    private int type(String keys) throws IOException {
        try (DumbTerminal terminal =
                new DumbTerminal("dumb", "dumb", new ByteArrayInputStream(keys.getBytes(UTF_8)), screen, UTF_8)) {
            return ShellTerminal.run(environment, globals, place("file:///"), "mem:///b", terminal);
        }
    }

    @Test
    void thePromptTellsWhereOneIs() throws IOException {
        assertThat(type("cd dir\nls\nexit\n")).isZero();

        assertThat(screen.toString(UTF_8)).contains("elasto mem:///b> ", "elasto mem:///b/dir/> ", "x\n");
        assertThat(screen.toString(UTF_8)).doesNotContain("\033[1m");
    }

    @Test
    void theEndOfInputLeaves() throws IOException {
        assertThat(type("pwd\n")).isZero();
    }

    @Test
    void historyIsKeptForItsOwnerWithoutSecrets() throws IOException {
        type("pwd\nconfig set azure-key\ncat 'https://h/c?sv=1&sig=abc'\nls\n");

        Path file = home.resolve(".local/state/elasto/history");
        assertThat(file).content().contains("pwd", "ls").doesNotContain("azure-key", "sig=");
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "config set secret-access-key",
                "config --profile x set azure-sas-token",
                "cp https://h/c?SIG=abc x",
                "get s3:///b/k?X-Amz-Signature=1",
                "x AccountKey=abc"
            })
    void linesThatMayHoldASecretAreNotKept(String line) {
        assertThat(ShellHistory.isSecret(line)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"config set region x", "config get azure-key", "ls sig", "put design.txt x"})
    void othersAre(String line) {
        assertThat(ShellHistory.isSecret(line)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "|l|lcd,lease,lpwd,ls",
                "cd|d|dir/",
                "cd|k|",
                "ls|k|key one,kind",
                "stat|../b/k|../b/key one,../b/kind",
                "cat|mem:///b/ke|mem:///b/key%20one",
                "ls|mem:///|mem:///b/",
                "cp k|dir/|dir/x",
                "put|no|notes.txt,nothing/",
                "put notes.txt|ki|kind",
                "get kind|no|notes.txt,nothing/",
                "lcd|no|nothing/",
                "cat|file:no|file:notes.txt,file:nothing/",
                "ls|--rec|--recursive",
                "config|s|set,show",
                "config set|parall|parallelism",
                "config|x|",
                "help|sta|stat",
                "nonsense|k|"
            })
    void whatMayStandThereIsOffered(String before, String word, String offered) {
        try (Shell shell = new Shell(environment, globals, prompt -> null, place("mem:///b"));
                RemoteNames names = new RemoteNames(shell::client, () -> 0)) {
            assertThat(shell.begin("mem:///b")).isZero(); // makes the client on this thread
            ShellCompleter completer = new ShellCompleter(
                    new Cli(environment).commandLine(new ElastoCommand(environment), Commands.all()), shell, names);

            List<Candidate> candidates = completer.candidates(
                    before == null ? List.of() : List.of(before.split(" ", -1)), word == null ? "" : word);

            assertThat(candidates.stream().map(Candidate::value).sorted())
                    .containsExactly(offered == null ? new String[0] : offered.split(",", -1));
        }
    }
}
