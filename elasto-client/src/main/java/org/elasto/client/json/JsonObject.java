package org.elasto.client.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.jspecify.annotations.Nullable;

/**
 * An object of a JSON document, as far as we look into it: texts, objects and lists of objects; the rest is passed over.
 *
 * @param members by name
 */
public record JsonObject(Map<String, Object> members) {

    public static final JsonObject EMPTY = new JsonObject(Map.of());

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(64).build())
            .build();

    /**
     * Reads a document.
     *
     * @throws StorageException UNEXPECTED for what is no JSON object
     */
    public static JsonObject parse(byte[] document) {
        try (JsonParser json = JSON.createParser(document)) {
            if (json.nextToken() == JsonToken.START_OBJECT) {
                return object(json);
            }
        } catch (IOException e) {
            throw new StorageException(ErrorKind.UNEXPECTED, "this is no JSON that can be read", false, null, e);
        }
        throw new StorageException(ErrorKind.UNEXPECTED, "this is no JSON object");
    }

    private static JsonObject object(JsonParser json) throws IOException {
        Map<String, Object> members = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            Object value = value(json);
            if (value != null) {
                members.put(name, value);
            }
        }
        return new JsonObject(members);
    }

    private static @Nullable Object value(JsonParser json) throws IOException {
        if (json.currentToken() == JsonToken.START_OBJECT) {
            return object(json);
        }
        if (json.currentToken() == JsonToken.START_ARRAY) {
            List<JsonObject> objects = new ArrayList<>();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                Object each = value(json);
                if (each instanceof JsonObject object) {
                    objects.add(object);
                }
            }
            return objects;
        }
        return json.currentToken() == JsonToken.VALUE_NULL ? null : json.getText();
    }

    /** A text, or a number or truth as it is written; null if there is none. */
    @Nullable
    public String text(String name) {
        return members.get(name) instanceof String text ? text : null;
    }

    /**
     * A text that has to be there.
     *
     * @throws StorageException UNEXPECTED if it is not there
     */
    public String require(String name) {
        String text = text(name);
        if (text == null) {
            throw new StorageException(ErrorKind.UNEXPECTED, "there is no " + name);
        }
        return text;
    }

    /** An object; an empty one if there is none. */
    public JsonObject object(String name) {
        return members.get(name) instanceof JsonObject object ? object : EMPTY;
    }

    /** The objects of a list; none if there is no list. */
    public List<JsonObject> objects(String name) {
        List<JsonObject> objects = new ArrayList<>();
        if (members.get(name) instanceof List<?> list) {
            list.forEach(each -> objects.add((JsonObject) each));
        }
        return objects;
    }

    /** The texts among the members. */
    public Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        members.forEach((name, value) -> {
            if (value instanceof String text) {
                texts.put(name, text);
            }
        });
        return texts;
    }

    /** This object with one member more. */
    public JsonObject with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(members);
        more.put(name, value);
        return new JsonObject(more);
    }

    /** The document, on one line. */
    public String write() {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        for (Map.Entry<String, Object> member : members.entrySet()) {
            json.writeFieldName(member.getKey());
            if (member.getValue() instanceof JsonObject object) {
                object.write(json);
            } else {
                json.writeString(String.valueOf(member.getValue()));
            }
        }
        json.writeEndObject();
    }
}
