package org.elasto.client.s3;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.elasto.client.Credentials;
import org.elasto.client.http.Headers;
import org.elasto.client.http.HttpRequest;
import org.elasto.client.http.RequestBody;

/** A published example: a request, and what is to come of it. */
record Vector(Map<String, List<String>> sections) {

    static final S3Signer.Scope SCOPE = new S3Signer.Scope(
            new Credentials("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"),
            "us-east-1",
            "20130524T000000Z");

    static Vector read(String name) throws IOException {
        Map<String, List<String>> sections = new LinkedHashMap<>();
        List<String> section = new ArrayList<>();
        try (InputStream in =
                Objects.requireNonNull(Vector.class.getResourceAsStream("/vectors/sigv4/" + name + ".txt"))) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                if (line.startsWith("[")) {
                    section = new ArrayList<>();
                    sections.put(line.substring(1, line.length() - 1), section);
                } else if (!line.startsWith("#")) {
                    section.add(line);
                }
            }
        }
        return new Vector(sections);
    }

    List<String> lines(String section) {
        return Objects.requireNonNull(sections.get(section), section);
    }

    String text(String section) {
        return String.join("\n", lines(section));
    }

    HttpRequest request() {
        List<String> lines = lines("request");
        String first = lines.get(0);
        int space = first.indexOf(' ');
        Headers headers = new Headers();
        String host = "";
        for (String line : lines.subList(1, lines.size())) {
            String[] field = line.split(": ", 2);
            if (field[0].equals("host")) {
                host = field[1];
            } else {
                headers.add(field[0], field[1]);
            }
        }
        return new HttpRequest(
                "Test",
                HttpRequest.Replay.SAFE,
                first.substring(0, space),
                "https",
                host,
                first.substring(space + 1),
                headers,
                RequestBody.EMPTY);
    }
}
