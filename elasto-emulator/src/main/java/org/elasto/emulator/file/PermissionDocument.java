package org.elasto.emulator.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.elasto.emulator.azure.AzureError;
import org.elasto.emulator.azure.AzureException;
import org.jspecify.annotations.Nullable;

/** The JSON document that a security descriptor comes and goes in. */
final class PermissionDocument {

    private static final JsonFactory JSON = new JsonFactory();

    private PermissionDocument() {}

    /**
     * Reads a descriptor; what else the document holds does not matter.
     *
     * @throws AzureException InvalidInput for what is no such document, FileInvalidPermission for what is no descriptor
     */
    static Sddl read(byte[] document) {
        String permission = null;
        PermissionFormat format = PermissionFormat.SDDL;
        try (JsonParser json = JSON.createParser(document)) {
            require(json.nextToken() == JsonToken.START_OBJECT);
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                if (name.equals("permission")) {
                    require(value == JsonToken.VALUE_STRING);
                    permission = json.getText();
                } else if (name.equals("format") && value != JsonToken.VALUE_NULL) {
                    format = format(value == JsonToken.VALUE_STRING ? json.getText() : "");
                } else {
                    json.skipChildren();
                }
            }
            require(json.currentToken() == JsonToken.END_OBJECT && json.nextToken() == null);
        } catch (IOException e) {
            throw new AzureException(AzureError.INVALID_INPUT);
        }
        if (permission == null) {
            throw new AzureException(AzureError.FILE_INVALID_PERMISSION);
        }
        return format.read(permission);
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw new AzureException(AzureError.INVALID_INPUT);
        }
    }

    private static PermissionFormat format(String text) {
        PermissionFormat format = PermissionFormat.parse(text);
        if (format == null) {
            throw new AzureException(AzureError.INVALID_INPUT);
        }
        return format;
    }

    /**
     * Writes a descriptor.
     *
     * @param asked the form that was asked for; null for the usual one, which is then not named
     */
    static byte[] write(Sddl descriptor, @Nullable PermissionFormat asked) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("permission", (asked == null ? PermissionFormat.SDDL : asked).write(descriptor));
            if (asked != null) {
                json.writeStringField("format", asked.word());
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
