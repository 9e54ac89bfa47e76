package dev.feria.server.ingest;

import dev.feria.core.provider.Event;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Under which subject an event waits. Events about personal data wait alone, so that none is lost
 * to a later one of the same person or account, and under a subject that names nobody. Pure.
 */
final class Subjects {
  /** What the subject of every event about personal data starts with. */
  static final String PRIVACY = "privacy:";

  private Subjects() {}

  static String of(Event event) {
    return isPersonal(event) ? PRIVACY + hash(event.header().id()) : event.subject();
  }

  static boolean isPersonal(Event event) {
    return event instanceof Event.PersonalDataRequested
        || event instanceof Event.PersonErased
        || event instanceof Event.AccountErased;
  }

  static boolean isPersonal(Lane lane) {
    return lane.subject().startsWith(PRIVACY);
  }

  static String hash(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
