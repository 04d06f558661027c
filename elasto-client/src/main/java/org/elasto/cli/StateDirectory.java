package org.elasto.cli;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the tool keeps what is to be there next time: {@code elasto} below XDG_STATE_HOME, or {@code ~/.local/state}. */
final class StateDirectory {

    private StateDirectory() {}

    /** The directory, which may not be there yet; null for a user without a home. */
    static @Nullable Path of(Map<String, String> variables) {
        String state = variables.getOrDefault("XDG_STATE_HOME", "");
        // What is not absolute is to be ignored, as the XDG specification says.
        if (state.startsWith("/")) {
            return Path.of(state, "elasto");
        }
        String home = variables.getOrDefault("HOME", "");
        return home.isEmpty() ? null : Path.of(home, ".local", "state", "elasto");
    }
}
