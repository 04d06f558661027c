package org.elasto.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.elasto.client.Credentials;
import org.elasto.client.CredentialsProvider;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;

/** The file in which IAM hands out an access key: a line of headings and a line of values. */
final class CredentialsCsv {

    private CredentialsCsv() {}

    /** Reads the first key of the file; no message ever shows what is in it. */
    static CredentialsProvider read(Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (lines.size() < 2) {
            throw refused(file);
        }
        List<String> headings = cells(lines.get(0));
        List<String> values = cells(lines.get(1));
        String accessKey = cell("access key id", headings, values, file);
        String secretKey = cell("secret access key", headings, values, file);
        Credentials credentials = new Credentials(accessKey, secretKey);
        return () -> credentials;
    }

    private static String cell(String heading, List<String> headings, List<String> values, Path file) {
        for (int i = 0; i < headings.size() && i < values.size(); i++) {
            if (headings.get(i).toLowerCase(Locale.ROOT).equals(heading)) {
                return values.get(i);
            }
        }
        throw refused(file);
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        String rest = line.startsWith("\uFEFF") ? line.substring(1) : line;
        int begin = 0;
        while (begin <= rest.length()) {
            int comma = rest.indexOf(',', begin);
            int end = comma < 0 ? rest.length() : comma;
            String cell = rest.substring(begin, end).strip();
            boolean quoted = cell.length() >= 2 && cell.startsWith("\"") && cell.endsWith("\"");
            cells.add(quoted ? cell.substring(1, cell.length() - 1) : cell);
            begin = end + 1;
        }
        return cells;
    }

    private static StorageException refused(Path file) {
        return new StorageException(
                ErrorKind.UNAUTHENTICATED,
                file + " is no credentials.csv: its first line must name \"Access key ID\" and \"Secret access key\"");
    }
}
