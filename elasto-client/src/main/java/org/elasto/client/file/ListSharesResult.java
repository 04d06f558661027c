package org.elasto.client.file;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of shares.
 *
 * @param shares in order of their names, snapshots, if they are asked for, before their share
 * @param next the marker of the next page; null on the last
 */
public record ListSharesResult(
        List<ShareInfo> shares, @Nullable String next) {

    public ListSharesResult {
        shares = List.copyOf(shares);
    }
}
