package org.elasto.conformance;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/** A run as files: JSON for programs, HTML for people. */
final class Reports {

    private Reports() {}

    static void write(Matrix matrix, Path directory) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("report.json"), json(matrix));
        Files.writeString(directory.resolve("report.html"), html(matrix));
    }

    private static String json(Matrix matrix) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.useDefaultPrettyPrinter();
            json.writeStartArray();
            for (Matrix.Result result : matrix.results()) {
                json.writeStartObject();
                json.writeStringField("site", result.site());
                json.writeStringField("verb", result.verb());
                json.writeStringField("test", result.test());
                json.writeStringField("outcome", result.outcome().name());
                json.writeStringField("detail", result.detail());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        return text + "\n";
    }

    private static String html(Matrix matrix) {
        StringBuilder rows = new StringBuilder();
        for (Matrix.Result result : matrix.results()) {
            rows.append("<tr class=\"").append(result.outcome().name()).append("\"><td>");
            rows.append(escaped(result.site())).append("<td>").append(escaped(result.verb()));
            rows.append("<td>").append(escaped(result.test())).append("<td>").append(result.outcome());
            rows.append("<td>").append(escaped(result.detail())).append("\n");
        }
        return """
                <!DOCTYPE html>
                <html lang="en"><meta charset="utf-8"><title>Elasto conformance</title>
                <style>body{font:14px sans-serif}td,th{padding:2px 8px;text-align:left}.FAILED{background:#fcc}
                .KNOWN{background:#fec}.UNSUPPORTED{color:#777}</style>
                <table><tr><th>site<th>verb<th>test<th>outcome<th>detail
                """ + rows + "</table></html>\n";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
