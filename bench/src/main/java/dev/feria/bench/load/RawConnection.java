package dev.feria.bench.load;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One connection that POSTs and reads just enough of the answer. Used by one thread. */
final class RawConnection implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 30_000;

  private final int port;
  private final byte[] buffer = new byte[16 * 1024];
  private @Nullable Socket socket;

  RawConnection(int port) {
    this.port = port;
  }

  /** Sends a request, as {@link #request} makes it, and returns the status of the answer. */
  int post(byte[] request) throws IOException {
    Socket open = socket;
    if (open == null) {
      open = new Socket();
      open.setTcpNoDelay(true);
      open.setSoTimeout(TIMEOUT_MILLIS);
      open.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
      socket = open;
    }
    try {
      open.getOutputStream().write(request);
      return answer(open.getInputStream());
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  static byte[] request(String path, String json) {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    byte[] head =
        ("POST "
                + path
                + " HTTP/1.1\r\n"
                + "Host: 127.0.0.1\r\n"
                + "User-Agent: Mercadolibre-notifications\r\n"
                + "Content-Type: application/json\r\n"
                + ("Content-Length: " + body.length + "\r\n\r\n"))
            .getBytes(StandardCharsets.US_ASCII);
    byte[] request = new byte[head.length + body.length];
    System.arraycopy(head, 0, request, 0, head.length);
    System.arraycopy(body, 0, request, head.length, body.length);
    return request;
  }

  private int answer(InputStream in) throws IOException {
    int length = 0;
    int end = -1;
    while (end < 0) {
      length += read(in, length);
      end = endOfHead(length);
    }
    String head = new String(buffer, 0, end, StandardCharsets.ISO_8859_1);
    String lower = head.toLowerCase(Locale.ROOT);
    if (lower.contains("\r\ntransfer-encoding: chunked")) {
      while (!endsInLastChunk(length)) {
        length += read(in, length);
      }
    } else {
      int whole = end + contentLength(lower);
      while (length < whole) {
        length += read(in, length);
      }
    }
    if (lower.contains("\r\nconnection: close")) {
      close();
    }
    return Integer.parseInt(head.substring(9, 12));
  }

  private int read(InputStream in, int from) throws IOException {
    int count = in.read(buffer, from, buffer.length - from);
    if (count <= 0) {
      throw new EOFException("the server closed the connection");
    }
    return count;
  }

  private int endOfHead(int length) {
    for (int i = 3; i < length; i++) {
      if (buffer[i] == '\n' && buffer[i - 1] == '\r' && buffer[i - 2] == '\n') {
        return i + 1;
      }
    }
    return -1;
  }

  private boolean endsInLastChunk(int length) {
    String tail =
        new String(buffer, Math.max(0, length - 5), Math.min(5, length), StandardCharsets.US_ASCII);
    return tail.equals("0\r\n\r\n");
  }

  private static int contentLength(String head) {
    String name = "\r\ncontent-length: ";
    int at = head.indexOf(name);
    if (at < 0) {
      return 0;
    }
    int from = at + name.length();
    return Integer.parseInt(head.substring(from, head.indexOf('\r', from)).strip());
  }

  @Override
  public void close() {
    Socket open = socket;
    socket = null;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        throw new IllegalStateException("a socket that cannot be closed", e);
      }
    }
  }
}
