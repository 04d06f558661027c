package org.elasto.cli;

import java.nio.file.Files;

/** Where a copy really goes when a directory is named as its target. */
final class Targets {

    private Targets() {}

    /** Whether the name means a directory to put things into: by its text, or for a local one by what is there. */
    static boolean isDirectory(Operand target) {
        return target.uri().looksLikeDirectory() || (target.isLocal() && Files.isDirectory(target.path()));
    }

    /**
     * Where what is in a directory goes: into the target, if the source's name ends with a slash; else into a directory of
     * the source's name in it, if it is one, or the target becomes that directory.
     */
    static Operand directoryUnder(Operand target, Operand source) {
        String name = source.uri().looksLikeDirectory() ? "" : source.uri().name();
        if (name.isEmpty() || !isDirectory(target)) {
            return target;
        }
        return target.below(name);
    }

    /** The target itself, or the file of the source's name in it. */
    static Operand under(Operand target, Operand source) {
        if (!isDirectory(target)) {
            return target;
        }
        if (target.uri().holdsContainers() && !target.isLocal()) {
            throw CliException.usage(target.shown() + " names no bucket or container");
        }
        String name = source.uri().name();
        if (source.uri().looksLikeDirectory() || name.isEmpty()) {
            throw Transfers.directory(source);
        }
        if (target.isLocal() && (name.equals(".") || name.equals(".."))) {
            throw CliException.usage("no file can be called " + name + "; give a name to write to");
        }
        return target.below(name);
    }
}
