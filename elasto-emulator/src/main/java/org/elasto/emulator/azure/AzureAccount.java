package org.elasto.emulator.azure;

import java.util.ArrayList;
import java.util.List;

/** A storage account: its name and its keys, one or two, either of which signs. Immutable; the keys never show. */
public final class AzureAccount {

    /** The account that every Azure SDK and tool knows for development; its key is public. */
    public static final AzureAccount DEVELOPMENT = of(
            "devstoreaccount1",
            "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==");

    private final String name;
    private final List<byte[]> keys;
    private final Access access;

    /**
     * Who is let in besides the users of tokens.
     *
     * @param byKey whether the keys of the account sign requests and shared access signatures
     * @param anonymous whether containers can be public
     */
    public record Access(boolean byKey, boolean anonymous) {

        /** Nobody is kept out. */
        public static final Access OPEN = new Access(true, true);
    }

    private AzureAccount(String name, List<byte[]> keys, Access access) {
        this.name = name;
        this.keys = keys;
        this.access = access;
    }

    /**
     * An account by its name and Base64 keys.
     *
     * @throws IllegalArgumentException without a key, or for one that is not Base64
     */
    public static AzureAccount of(String name, String... base64Keys) {
        List<byte[]> keys = new ArrayList<>();
        for (String base64 : base64Keys) {
            byte[] key = Mac256.decode(base64);
            if (key == null || key.length == 0) {
                throw new IllegalArgumentException("a key of account " + name + " is not Base64");
            }
            keys.add(key);
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("account " + name + " has no key");
        }
        return new AzureAccount(name, List.copyOf(keys), Access.OPEN);
    }

    /** The same account that lets others in. */
    public AzureAccount with(Access other) {
        return new AzureAccount(name, keys, other);
    }

    public Access access() {
        return access;
    }

    /** As it stands in hosts and paths, without {@code -secondary}. */
    public String name() {
        return name;
    }

    /** The keys as bytes; nobody may change them. */
    List<byte[]> keys() {
        return keys;
    }

    @Override
    public String toString() {
        return "AzureAccount[" + name + "]";
    }
}
