package org.elasto.client;

/** Names a file, directory, container or root of one backend. */
public record StorageUri(String value) {}
