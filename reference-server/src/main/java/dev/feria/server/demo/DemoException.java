package dev.feria.server.demo;

import org.jspecify.annotations.Nullable;

/** The demo cannot go on; the message says why and is all that is printed. */
final class DemoException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DemoException(String message) {
    this(message, null);
  }

  DemoException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
