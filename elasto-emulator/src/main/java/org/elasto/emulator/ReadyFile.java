package org.elasto.emulator;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Function;

/**
 * Tells other programs that the emulator listens, where, and with which credentials: secrets too, by design, so the
 * file is readable for its owner only where the file system has such rights.
 */
final class ReadyFile {

    private ReadyFile() {}

    /** Writes it whole beside its place and moves it there: who sees the file sees all of it. */
    static void write(Path file, Emulator emulator) throws IOException {
        Path absolute = file.toAbsolutePath();
        Path directory = absolute.getParent();
        Path written = Files.createTempFile(directory, ".elasto-ready", ".json");
        try {
            Files.writeString(written, json(emulator));
            Files.move(written, absolute, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(written);
        }
    }

    static String json(Emulator emulator) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeObjectFieldStart("s3");
            json.writeStringField("endpoint", emulator.s3Endpoint().toString());
            json.writeStringField("region", emulator.config().region());
            user(json, emulator.config().s3Users().get(0));
            json.writeArrayFieldStart("users");
            for (S3User user : emulator.config().s3Users()) {
                json.writeStartObject();
                user(json, user);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
            accounts(json, emulator, "blob", emulator::blobEndpoint);
            accounts(json, emulator, "file", emulator::fileEndpoint);
            json.writeObjectFieldStart("management");
            json.writeStringField("endpoint", emulator.managementEndpoint().toString());
            json.writeStringField(
                    "subscription", emulator.config().azureSubscription().toString());
            json.writeStringField("resourceGroup", "elasto");
            json.writeEndObject();
            json.writeObjectFieldStart("admin");
            json.writeStringField("endpoint", emulator.adminEndpoint().toString());
            json.writeEndObject();
            if (emulator.config().proxyPort().isPresent()) {
                json.writeObjectFieldStart("proxy");
                json.writeStringField("endpoint", emulator.proxyEndpoint().toString());
                json.writeEndObject();
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text + "\n";
    }

    private static void accounts(
            JsonGenerator json, Emulator emulator, String service, Function<StorageAccount, URI> endpoint)
            throws IOException {
        List<StorageAccount> accounts = emulator.config().azureAccounts();
        json.writeObjectFieldStart(service);
        account(json, emulator, accounts.get(0), endpoint);
        json.writeArrayFieldStart("accounts");
        for (StorageAccount account : accounts) {
            json.writeStartObject();
            account(json, emulator, account, endpoint);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void account(
            JsonGenerator json, Emulator emulator, StorageAccount account, Function<StorageAccount, URI> endpoint)
            throws IOException {
        json.writeStringField("endpoint", endpoint.apply(account).toString());
        json.writeStringField("account", account.name());
        json.writeStringField("key", account.key());
        json.writeStringField("connectionString", emulator.connectionString(account));
    }

    private static void user(JsonGenerator json, S3User user) throws IOException {
        json.writeStringField("id", user.id());
        json.writeStringField("accessKey", user.accessKey());
        json.writeStringField("secretKey", user.secretKey());
    }
}
