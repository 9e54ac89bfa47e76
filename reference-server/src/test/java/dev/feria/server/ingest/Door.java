package dev.feria.server.ingest;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A port that leads to a database whose own port may change, and that can be frozen: what is sent
 * then arrives only after the thaw.
 */
final class Door implements Closeable {
  private final ServerSocket listener;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private volatile int target;
  private volatile CountDownLatch open = new CountDownLatch(0);

  Door(int target) throws IOException {
    this.target = target;
    this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  void leadTo(int port) {
    target = port;
  }

  void freeze() {
    open = new CountDownLatch(1);
  }

  void thaw() {
    open.countDown();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket outside = listener.accept();
        threads.execute(() -> connect(outside));
      } catch (IOException e) {
        if (!listener.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private void connect(Socket outside) {
    try (outside;
        Socket inside = new Socket(InetAddress.getLoopbackAddress(), target)) {
      sockets.add(outside);
      sockets.add(inside);
      threads.execute(() -> copy(inside, outside));
      copy(outside, inside);
    } catch (IOException e) {
      sockets.remove(outside);
    }
  }

  private void copy(Socket from, Socket to) {
    try (from;
        to;
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      byte[] buffer = new byte[8192];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        open.await();
        out.write(buffer, 0, read);
        out.flush();
      }
    } catch (IOException e) {
      sockets.remove(from);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws IOException {
    thaw();
    listener.close();
    for (Socket socket : sockets) {
      socket.close();
    }
    threads.shutdownNow();
  }
}
