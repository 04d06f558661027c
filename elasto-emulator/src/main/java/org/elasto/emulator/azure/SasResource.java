package org.elasto.emulator.azure;

import org.jspecify.annotations.Nullable;

/** What a service or user delegation SAS is for: the values of sr. */
enum SasResource {
    CONTAINER("c", StorageService.BLOB, "racwdxyltfmeopi"),
    DIRECTORY("d", StorageService.BLOB, "racwdxyltfmeopi"),
    BLOB("b", StorageService.BLOB, "racwdxytmeopi"),
    BLOB_SNAPSHOT("bs", StorageService.BLOB, "racwdxytmeopi"),
    BLOB_VERSION("bv", StorageService.BLOB, "racwdxytmeopi"),
    SHARE("s", StorageService.FILE, "rcwdl"),
    FILE("f", StorageService.FILE, "rcwd");

    private final String value;
    private final StorageService service;
    private final String permissions;

    SasResource(String value, StorageService service, String permissions) {
        this.value = value;
        this.service = service;
        this.permissions = permissions;
    }

    static @Nullable SasResource of(String value, StorageService service) {
        for (SasResource resource : values()) {
            if (resource.value.equals(value) && resource.service == service) {
                return resource;
            }
        }
        return null;
    }

    /** The letters it knows, in the order they must come. */
    String permissions() {
        return permissions;
    }

    /**
     * The name in the container that is signed; empty where it is the container.
     *
     * @param depth the value of sdd, how many segments of the path a directory has
     * @return null if the request lies outside of what the SAS can be for
     */
    @Nullable
    String signedName(SasTarget target, String depth) {
        return switch (this) {
            case CONTAINER, SHARE -> "";
            case BLOB, FILE -> target.path();
            case BLOB_SNAPSHOT, BLOB_VERSION -> target.snapshot().isEmpty() ? null : target.path();
            case DIRECTORY -> directory(target.path(), Decimal.parseLong(depth));
        };
    }

    private static @Nullable String directory(String path, long depth) {
        if (depth < 0) {
            return null;
        }
        int end = 0;
        for (long i = 0; i < depth; i++) {
            if (end >= path.length()) {
                return null;
            }
            int slash = path.indexOf('/', i == 0 ? 0 : end + 1);
            end = slash < 0 ? path.length() : slash;
        }
        return path.substring(0, end);
    }
}
