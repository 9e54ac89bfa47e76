package dev.feria.bench.client;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Answers every GET with the same bytes, over connections that stay open. It looks for nothing but
 * the end of a request, so that what is measured is the client.
 */
public final class CannedServer implements AutoCloseable {
  private static final int END = '\r' << 24 | '\n' << 16 | '\r' << 8 | '\n';

  private final ServerSocket listener;
  private final byte[] answer;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  private CannedServer(ServerSocket listener, byte[] answer) {
    this.listener = listener;
    this.answer = answer;
  }

  /** Starts a server on a free port. */
  public static CannedServer start(byte[] json) throws IOException {
    byte[] head =
        ("HTTP/1.1 200 OK\r\n"
                + "Date: Fri, 20 Nov 2026 13:36:12 GMT\r\n"
                + "Content-Type: application/json;charset=UTF-8\r\n"
                + "Cache-Control: max-age=0\r\n"
                + "X-Content-Type-Options: nosniff\r\n"
                + "X-Request-Id: 6c1f0a52-0b77-4f4e-b68b-2f86e934cc7e\r\n"
                + "Vary: Accept,Accept-Encoding\r\n"
                + ("Content-Length: " + json.length + "\r\n\r\n"))
            .getBytes(StandardCharsets.US_ASCII);
    byte[] answer = new byte[head.length + json.length];
    System.arraycopy(head, 0, answer, 0, head.length);
    System.arraycopy(json, 0, answer, head.length, json.length);
    CannedServer server =
        new CannedServer(new ServerSocket(0, 64, InetAddress.getLoopbackAddress()), answer);
    start("canned-accept", server::accept);
    return server;
  }

  /** Returns the port it listens on. */
  public int port() {
    return listener.getLocalPort();
  }

  private static void start(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        socket.setTcpNoDelay(true);
        open.add(socket);
        start("canned-answer", () -> serve(socket));
      } catch (SocketException closed) {
        return;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void serve(Socket socket) {
    try (socket;
        InputStream in = new BufferedInputStream(socket.getInputStream(), 4096)) {
      OutputStream out = socket.getOutputStream();
      while (request(in)) {
        out.write(answer);
      }
    } catch (SocketException gone) {
      open.remove(socket);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      open.remove(socket);
    }
  }

  private static boolean request(InputStream in) throws IOException {
    int last = 0;
    for (int next = in.read(); next >= 0; next = in.read()) {
      last = last << 8 | next;
      if (last == END) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void close() {
    try {
      listener.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
