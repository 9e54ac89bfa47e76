package dev.feria.core.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/** Sockets that connect to public addresses only, whatever led to the address. */
final class PublicSockets extends SocketFactory {
  @Override
  public Socket createSocket() {
    return new PublicSocket();
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port), null);
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress from, int fromPort)
      throws IOException {
    return connected(new InetSocketAddress(host, port), new InetSocketAddress(from, fromPort));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port), null);
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort)
      throws IOException {
    return connected(new InetSocketAddress(host, port), new InetSocketAddress(from, fromPort));
  }

  /** Tells whether a failed connection to an address was refused here. */
  static boolean refused(SocketFactory factory, InetSocketAddress to) {
    InetAddress address = to.getAddress();
    return factory instanceof PublicSockets
        && address != null
        && !PublicAddresses.contains(address);
  }

  private static Socket connected(InetSocketAddress to, @Nullable SocketAddress from)
      throws IOException {
    Socket socket = new PublicSocket();
    try {
      if (from != null) {
        socket.bind(from);
      }
      socket.connect(to);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private static final class PublicSocket extends Socket {
    @Override
    public void connect(SocketAddress endpoint, int timeout) throws IOException {
      if (!(endpoint instanceof InetSocketAddress to)) {
        throw new IOException("not an internet address: " + endpoint);
      }
      InetAddress address = to.getAddress();
      if (address == null) {
        throw new UnknownHostException(to.getHostString());
      }
      if (!PublicAddresses.contains(address)) {
        throw new NoRouteToHostException("not a public address: " + address.getHostAddress());
      }
      super.connect(endpoint, timeout);
    }

    @Override
    public void connect(SocketAddress endpoint) throws IOException {
      connect(endpoint, 0);
    }
  }
}
