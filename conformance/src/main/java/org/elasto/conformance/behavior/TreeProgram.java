package org.elasto.conformance.behavior;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A program that only knows {@code java.nio.file}: it makes a tree, copies it, compares it, changes it at random places and
 * removes it. It was written for local files, and does not know what else it runs on.
 *
 * @param files how many there are, a hundred in each directory
 * @param unit sizes are multiples of this
 * @param options to open for random writes with
 */
record TreeProgram(int files, int unit, List<OpenOption> options) {

    private static final int PER_DIRECTORY = 100;

    /** The content of each file is told by its number. */
    private byte[] content(int number) {
        byte[] bytes = new byte[unit * (1 + number % 5)];
        new Random(number).nextBytes(bytes);
        return bytes;
    }

    void make(Path root) throws IOException {
        for (int i = 0; i < files; i++) {
            Path directory = root.resolve("d" + i / PER_DIRECTORY);
            if (i % PER_DIRECTORY == 0) {
                Files.createDirectories(directory);
            }
            Files.write(directory.resolve("f" + i), content(i));
        }
    }

    /** Copies a tree, wherever both ends are. */
    void copy(Path source, Path target) throws IOException {
        Files.walkFileTree(source, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                Files.createDirectories(
                        target.resolve(source.relativize(directory).toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, target.resolve(source.relativize(file).toString()));
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** What a walk sees: files, directories and bytes. */
    record Seen(int files, int directories, long bytes) {}

    Seen walk(Path root) throws IOException {
        int[] count = new int[2];
        long[] bytes = new long[1];
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                count[0]++;
                bytes[0] += attributes.size();
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure) {
                count[1]++;
                return FileVisitResult.CONTINUE;
            }
        });
        return new Seen(count[0], count[1], bytes[0]);
    }

    /** What a walk of a tree that was made must see. */
    Seen expected() {
        long bytes = 0;
        for (int i = 0; i < files; i++) {
            bytes += content(i).length;
        }
        return new Seen(files, 1 + (files + PER_DIRECTORY - 1) / PER_DIRECTORY, bytes);
    }

    /** The files that differ between two trees, by what {@link Files#mismatch} says. */
    Set<String> differences(Path one, Path other) throws IOException {
        Set<String> different = new HashSet<>();
        Files.walkFileTree(one, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                String name = one.relativize(file).toString();
                if (Files.mismatch(file, other.resolve(name)) >= 0) {
                    different.add(name);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return different;
    }

    /** Writes here and there in one file, and reads it back. */
    byte[] scribble(Path file, long seed) throws IOException {
        Random random = new Random(seed);
        byte[] model = Files.readAllBytes(file);
        Set<OpenOption> how = new HashSet<>(options);
        how.addAll(List.of(StandardOpenOption.READ, StandardOpenOption.WRITE));
        try (FileChannel channel = FileChannel.open(file, how)) {
            for (int i = 0; i < 10; i++) {
                int at = random.nextInt(model.length);
                byte[] some = new byte[1 + random.nextInt(model.length - at)];
                random.nextBytes(some);
                channel.position(at).write(ByteBuffer.wrap(some));
                System.arraycopy(some, 0, model, at, some.length);
                ByteBuffer back = ByteBuffer.allocate(10);
                int from = random.nextInt(model.length);
                int count = channel.read(back, from);
                if (!Arrays.equals(Arrays.copyOf(back.array(), count), Arrays.copyOfRange(model, from, from + count))) {
                    throw new IOException("what was written was not read, seed " + seed + ", step " + i);
                }
            }
        }
        return model;
    }

    void remove(Path root) throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
                    throws IOException {
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
