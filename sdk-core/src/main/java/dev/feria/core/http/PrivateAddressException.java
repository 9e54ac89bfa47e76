package dev.feria.core.http;

import java.io.IOException;
import java.net.InetAddress;

/** A connection to an address that is not public was refused before anything was sent. */
final class PrivateAddressException extends IOException {
  static final String CODE = "address_not_public";
  private static final long serialVersionUID = 1L;

  PrivateAddressException(InetAddress address) {
    super("not a public address: " + address.getHostAddress());
  }

  /** Tells whether this is behind a failure. */
  static boolean causes(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof PrivateAddressException) {
        return true;
      }
    }
    return false;
  }
}
