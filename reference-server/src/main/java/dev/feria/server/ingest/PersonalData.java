package dev.feria.server.ingest;

import dev.feria.core.provider.Event;

/**
 * Requests about personal data. Each is carried out, whatever became of the account meanwhile: they
 * come up to days after a seller has gone, need no call of the provider, and do not stand in for one
 * another.
 */
final class PersonalData {
  private static final String SUBJECT = "personal-data:";

  private PersonalData() {}

  static boolean concerns(Event event) {
    return event instanceof Event.PersonalDataRequested
        || event instanceof Event.PersonErased
        || event instanceof Event.AccountErased;
  }

  /** Returns a subject of its own for each request, which names nobody. */
  static String subject(String eventId) {
    return SUBJECT + eventId;
  }

  static boolean concerns(Lane lane) {
    return lane.subject().startsWith(SUBJECT);
  }
}
