package org.elasto.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.elasto.client.posix.OwnerOnly;
import org.jline.reader.impl.history.DefaultHistory;
import org.jspecify.annotations.Nullable;

/** The lines that were typed, but for those that may hold a secret; only their owner may read the file. */
final class ShellHistory extends DefaultHistory {

    private static final List<String> SECRETS = List.of(
            "sig=", "signature=", "sharedaccesssignature", "accountkey=", "x-amz-credential", "x-amz-security-token");

    /**
     * The user's own: {@code elasto/history} below XDG_STATE_HOME, or below {@code .local/state} in the home directory.
     *
     * @return null if there is no home directory, or no file can be made there
     */
    static @Nullable Path file(Map<String, String> variables) {
        String state = variables.getOrDefault("XDG_STATE_HOME", "");
        String home = variables.getOrDefault("HOME", "");
        if (!state.startsWith("/") && home.isEmpty()) {
            return null;
        }
        Path base = state.startsWith("/") ? Path.of(state) : Path.of(home, ".local", "state");
        Path file = base.resolve("elasto").resolve("history");
        try {
            Files.createDirectories(file.getParent(), OwnerOnly.directory());
            create(file);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            return file;
        } catch (IOException | UnsupportedOperationException e) {
            return null;
        }
    }

    private static void create(Path file) throws IOException {
        try {
            Files.createFile(file, OwnerOnly.file());
        } catch (FileAlreadyExistsException e) {
            // It is kept.
        }
    }

    /** Whether a line may hold a secret. */
    static boolean isSecret(String line) {
        String lower = line.toLowerCase(Locale.ROOT);
        if (SECRETS.stream().anyMatch(lower::contains)) {
            return true;
        }
        boolean sets = lower.contains("config") && lower.contains("set");
        for (CredentialKey key : CredentialKey.values()) {
            if (sets && key.secret() && lower.contains(key.key())) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void add(Instant time, String line) {
        if (!isSecret(line)) {
            super.add(time, line);
        }
    }
}
