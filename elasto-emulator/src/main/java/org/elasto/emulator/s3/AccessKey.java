package org.elasto.emulator.s3;

/**
 * A pair of keys. The secret appears in no message.
 *
 * @param id sent with each request
 * @param secret never sent
 */
public record AccessKey(String id, String secret) {

    @Override
    public String toString() {
        return "AccessKey[id=" + id + ", secret=***]";
    }
}
