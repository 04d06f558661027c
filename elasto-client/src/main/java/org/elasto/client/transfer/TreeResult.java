package org.elasto.client.transfer;

/**
 * What became of a tree.
 *
 * @param copied how many files were copied
 * @param bytes how many they have together
 * @param same how many were there already
 * @param removed how many were removed from the target
 * @param failed how many could not be copied or removed
 */
public record TreeResult(long copied, long bytes, long same, long removed, long failed) {}
