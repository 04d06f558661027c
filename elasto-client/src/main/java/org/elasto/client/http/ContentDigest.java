package org.elasto.client.http;

import java.util.function.Supplier;

/** Takes content as it goes by and ends with a text. Used by one thread. */
public interface ContentDigest {

    void update(byte[] bytes, int offset, int length);

    /** The text as the service writes it; asked once. */
    String value();

    /** Where the bytes of a digest go. */
    interface Update {
        void accept(byte[] bytes, int offset, int length);
    }

    /** Made of the two halves that every digest of Java has. */
    static ContentDigest of(Update update, Supplier<String> value) {
        return new ContentDigest() {
            @Override
            public void update(byte[] bytes, int offset, int length) {
                update.accept(bytes, offset, length);
            }

            @Override
            public String value() {
                return value.get();
            }
        };
    }
}
