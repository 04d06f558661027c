package org.elasto.emulator.http;

/** A listener with a {@link RecordingFront} behind it, and who speaks to it. */
final class ListenerBench implements AutoCloseable {

    static final String HOST = " HTTP/1.1\r\nHost: a\r\n";

    final RecordingFront front = new RecordingFront();
    final HttpListener listener = HttpListener.start("127.0.0.1", 0, front);

    RawConnection connect() throws Exception {
        return new RawConnection(listener.port());
    }

    static String get(String path) {
        return "GET " + path + HOST + "\r\n";
    }

    static String put(String path, String headers, String body) {
        return "PUT " + path + HOST + headers + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    @Override
    public void close() {
        listener.close();
    }
}
