package org.elasto.conformance.robustness;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Makes the mutants of one seed, each from its index alone. Thread-safe. */
final class Generator {

    private final long seed;
    private final Templates templates;
    private final Scene scene;
    private final RequestSigner signer;

    Generator(long seed, Templates templates, Scene scene, RequestSigner signer) {
        this.seed = seed;
        this.templates = templates;
        this.scene = scene;
        this.signer = signer;
    }

    Mutant mutant(long index) {
        Dice dice = new Dice(seed, index);
        int kind = dice.below(100);
        if (kind < 55) {
            return mutated(index, dice);
        } else if (kind < 75) {
            return forged(index, dice);
        } else if (kind < 85) {
            return smuggling(index, dice);
        } else if (kind < 88) {
            return pipelined(index, dice);
        }
        return noisy(index, dice);
    }

    /** Changed, then signed as if nothing had happened; sometimes the framing is changed behind the signature. */
    private Mutant mutated(long index, Dice dice) {
        Draft draft = templates.any(dice);
        boolean framing = dice.percent(25);
        for (int i = framing ? dice.below(2) : 1 + dice.below(3); i > 0; i--) {
            mutate(draft, dice);
        }
        ChunkFault fault = ChunkFault.NONE;
        if (draft.payload().isChunked() && dice.percent(50)) {
            fault = dice.pick(Arrays.asList(ChunkFault.values()));
            draft.chunkFault(fault).note("chunks: " + fault);
        }
        signer.sign(draft);
        if (framing) {
            FramingMutations.apply(draft, dice);
        }
        return mutant(index, draft, dice, fault.isForgery() && draft.method().equals("PUT"), 1);
    }

    private static void mutate(Draft draft, Dice dice) {
        int choice = dice.below(100);
        if (draft.operation().equals("PutObject") || !draft.hasBody() || choice < 40) {
            if (dice.percent(45)) {
                TargetMutations.apply(draft, dice);
            } else {
                HeaderMutations.apply(draft, dice);
            }
        } else {
            XmlMutations.apply(draft, dice);
        }
    }

    /** A write, well made, whose signature does not hold. */
    private Mutant forged(long index, Dice dice) {
        Draft draft = dice.percent(10)
                ? templates.draft("DeleteObject", "DELETE", scene.path(Scene.KEPT))
                : dice.percent(10)
                        ? templates.draft("CreateBucket", "PUT", "/forged-" + dice.below(100))
                        : templates.writeTo(Scene.FORGED + index, dice);
        boolean chunked = draft.payload().isChunked();
        if (chunked && dice.percent(60)) {
            draft.chunkFault(dice.percent(50) ? ChunkFault.FORGED_DATA : ChunkFault.FORGED_SIGNATURE);
            if (draft.payload().hasTrailer()) {
                draft.set("x-amz-trailer", "x-amz-checksum-crc32");
            }
            signer.sign(draft.note("chunks: " + draft.chunkFault()));
        } else {
            if (!chunked && dice.percent(15)) {
                draft.presigned();
            }
            signer.sign(draft);
            Tampering.apply(draft, dice);
        }
        return mutant(index, draft, dice, true, 1);
    }

    private Mutant smuggling(long index, Dice dice) {
        Draft first = dice.percent(50)
                ? templates.get(Scene.SMALL)
                : templates.put(scene.path("w/" + dice.below(64)), new byte[0]).payload(Payload.UNSIGNED);
        boolean refused = dice.percent(20);
        signer.sign(first);
        if (refused) {
            Tampering.apply(first, new Dice(seed, index + 1));
        }
        Draft hidden = templates.put(scene.path(Scene.HIDDEN + index), dice.bytes(5));
        signer.sign(hidden);
        Smuggling.apply(first, hidden.bytes(), dice);
        return mutant(index, first, dice, refused, 1);
    }

    /** Nothing wrong with it but that it does not wait: as many answers as requests. */
    private Mutant pipelined(long index, Dice dice) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        int count = 2 + dice.below(4);
        for (int i = 0; i < count; i++) {
            Draft draft = dice.percent(50)
                    ? templates.get(dice.percent(70) ? Scene.SMALL : Scene.LARGE)
                    : templates.put(scene.path("w/" + dice.below(64)), dice.bytes(dice.below(3000)));
            signer.sign(draft);
            all.writeBytes(draft.bytes());
        }
        return new Mutant(
                index,
                all.toByteArray(),
                1 + dice.below(4),
                false,
                false,
                count,
                Mutant.PIPELINE,
                count + " requests in one go");
    }

    /** Bytes changed, added, lost or doubled anywhere in a request that was well made. */
    private Mutant noisy(long index, Dice dice) {
        Draft draft = templates.any(dice);
        signer.sign(draft);
        byte[] bytes = draft.bytes();
        int head = bytes.length - draft.body().length;
        for (int i = 1 + dice.below(4); i > 0; i--) {
            bytes = noise(bytes, dice, dice.percent(80) ? head : bytes.length);
        }
        return new Mutant(
                index,
                bytes,
                1 + dice.below(3),
                false,
                false,
                1,
                draft.operation(),
                draft.note("noise").description());
    }

    private static byte[] noise(byte[] bytes, Dice dice, int reach) {
        int at = dice.below(Math.max(1, Math.min(reach, bytes.length)));
        byte[] before = Arrays.copyOf(bytes, Math.min(at, bytes.length));
        byte[] after = Arrays.copyOfRange(bytes, Math.min(at, bytes.length), bytes.length);
        ByteArrayOutputStream all = new ByteArrayOutputStream(bytes.length + 16);
        all.writeBytes(before);
        switch (dice.below(5)) {
            case 0 -> all.writeBytes(dice.bytes(1 + dice.below(4)));
            case 1 ->
                after = after.length == 0
                        ? after
                        : Arrays.copyOfRange(after, 1 + dice.below(after.length), after.length);
            case 2 -> all.writeBytes(Arrays.copyOf(after, Math.min(after.length, 1 + dice.below(40))));
            case 3 -> after = new byte[0];
            default -> {
                if (after.length > 0) {
                    after[0] ^= (byte) (1 << dice.below(8));
                }
            }
        }
        all.writeBytes(after);
        return all.toByteArray();
    }

    private static Mutant mutant(long index, Draft draft, Dice dice, boolean forged, int requests) {
        boolean patient = draft.isFramed() && dice.percent(50);
        return new Mutant(
                index,
                draft.bytes(),
                1 + dice.below(3),
                patient,
                forged,
                requests,
                draft.operation(),
                draft.description());
    }
}
