package dev.feria.server;

/** A setting is missing or wrong. The message is one line that names it and holds no secret. */
public final class ConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what is wrong. */
  public ConfigException(String message) {
    super(message);
  }
}
