package org.elasto.cli;

import java.util.List;
import java.util.Map;

/** Command lines that show what a command is for, at the end of its help and on its manual page. */
final class Examples {

    /**
     * One of them.
     *
     * @param line as it is typed
     * @param meaning what it does, without a full stop
     */
    record Example(String line, String meaning) {}

    private static final Map<String, List<Example>> ALL = Map.ofEntries(
            one("ls", "elasto ls -l s3:///bucket/logs/", "What is in a directory, with sizes and times"),
            one(
                    "stat",
                    "elasto stat --json abb:///account/container/blob",
                    "All that is known of a blob, for a program"),
            one("put", "elasto put report.pdf s3:///bucket/reports/", "Upload under the same name"),
            one("get", "elasto get s3:///bucket/reports/report.pdf .", "Download into this directory"),
            one("cat", "elasto cat --range -100 s3:///bucket/log", "The last hundred bytes"),
            one("cp", "elasto cp s3:///bucket/a abb:///account/container/a", "From one cloud to the other"),
            one("mv", "elasto mv s3:///bucket/a s3:///bucket/b", "Give an object another name"),
            one("rm", "elasto rm -r s3:///bucket/old/", "Remove a directory and all below it"),
            one("mkdir", "elasto mkdir s3:///bucket", "Create a bucket"),
            one("create", "elasto create -L eu-west-1 s3:///bucket", "Create a bucket in a region"),
            one("sync", "elasto sync photos s3:///bucket/photos", "Upload what is missing there"),
            one("du", "elasto du s3:///bucket", "How many bytes a bucket holds"),
            one("df", "elasto df afs:///account/share", "What a share may hold, and what is left"),
            one("truncate", "elasto truncate apb:///account/container/disk 1048576", "Make a page blob a MiB large"),
            one("punch", "elasto punch apb:///account/container/disk 0 4096", "Make a hole of its first pages"),
            one("ranges", "elasto ranges afs:///account/share/disk", "Which ranges of a file hold data"),
            one("lease", "elasto lease acquire abb:///account/container/blob", "Keep others from writing"),
            one("presign", "elasto presign s3:///bucket/report.pdf", "A URL that anybody can read it by"),
            one("versions", "elasto versions s3:///bucket/report.pdf", "Every version of an object"),
            one("watch", "elasto watch s3:///bucket/in/", "Tell of what comes and goes"),
            one("resume", "elasto resume", "Go on with transfers that were broken off"),
            one("gc", "elasto gc s3:///bucket", "Find parts of uploads that nobody finished"),
            Map.entry(
                    "config",
                    List.of(
                            new Example(
                                    "elasto config set s3-endpoint https://storage.example", "Where to, from now on"),
                            new Example("elasto config set secret-access-key", "Type a secret that is not shown"),
                            new Example("elasto config show --profile work", "Where each value comes from"))),
            one("man", "elasto man --directory /usr/local/share/man/man1", "Install every manual page"),
            one("completion", "source <(elasto completion)", "Complete commands and options in this shell"),
            one("shell", "elasto shell s3:///bucket", "Work in a bucket as in a directory"));

    private Examples() {}

    private static Map.Entry<String, List<Example>> one(String command, String line, String meaning) {
        return Map.entry(command, List.of(new Example(line, meaning)));
    }

    /**
     * Those of a command; none for the tool itself and for most commands of commands.
     *
     * @param qualifiedName its words, the tool's name first
     */
    static List<Example> of(String qualifiedName) {
        int space = qualifiedName.indexOf(' ');
        return ALL.getOrDefault(space < 0 ? "" : qualifiedName.substring(space + 1), List.of());
    }
}
