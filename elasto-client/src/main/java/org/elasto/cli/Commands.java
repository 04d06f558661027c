package org.elasto.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The commands of the tool, in the order in which help lists them. Reading what one of them takes is slow enough to be
 * felt, so only those are made that a command line may mean.
 */
final class Commands {

    private static final Map<String, Supplier<Object>> ALL = new LinkedHashMap<>();

    static {
        ALL.put("ls", LsCommand::new);
        ALL.put("stat", StatCommand::new);
        ALL.put("put", PutCommand::new);
        ALL.put("get", GetCommand::new);
        ALL.put("cat", CatCommand::new);
        ALL.put("cp", CpCommand::new);
        ALL.put("mv", MvCommand::new);
        ALL.put("sync", SyncCommand::new);
        ALL.put("resume", ResumeCommand::new);
        ALL.put("gc", GcCommand::new);
        ALL.put("rm", RmCommand::new);
        ALL.put("mkdir", MkdirCommand::new);
        ALL.put("create", CreateCommand::new);
        ALL.put("truncate", TruncateCommand::new);
        ALL.put("punch", PunchCommand::new);
        ALL.put("ranges", RangesCommand::new);
        ALL.put("lease", LeaseCommand::new);
        ALL.put("du", DuCommand::new);
        ALL.put("df", DfCommand::new);
        ALL.put("presign", PresignCommand::new);
        ALL.put("versions", VersionsCommand::new);
        ALL.put("watch", WatchCommand::new);
        ALL.put("config", ConfigCommand::new);
        ALL.put("man", ManCommand::new);
        ALL.put("shell", ShellCommand::new);
        ALL.put("completion", CompletionCommand::new);
    }

    private Commands() {}

    /** The names of all. */
    static Collection<String> all() {
        return ALL.keySet();
    }

    /** A command to run once. */
    static Object make(String name) {
        Supplier<Object> maker = ALL.get(name);
        if (maker == null) {
            throw new IllegalArgumentException(name);
        }
        return maker.get();
    }

    /**
     * Those that a command line may mean: all whose names are among the arguments, wherever they stand. If there is none
     * the command line is wrong or asks for help, which tells of all; of the version any can tell.
     */
    static Collection<String> named(String... arguments) {
        List<String> named = new ArrayList<>();
        for (String argument : arguments) {
            if (ALL.containsKey(argument)) {
                named.add(argument);
            } else if (named.isEmpty() && isHelp(argument)) {
                return all();
            }
        }
        boolean version = arguments.length == 1 && arguments[0].equals("--version");
        return named.isEmpty() && !version ? all() : named.stream().distinct().toList();
    }

    /** Whether help may be asked for; short options may stand together. */
    private static boolean isHelp(String argument) {
        return argument.equals("--help")
                || (argument.startsWith("-") && !argument.startsWith("--") && argument.indexOf('h') > 0);
    }
}
