package dev.feria.server.notices;

/** Sends mail. */
@FunctionalInterface
public interface Mailer {
  /**
   * Sends a text to one person.
   *
   * @throws IllegalStateException when it could not be handed over
   */
  void send(String recipient, String subject, String text);
}
