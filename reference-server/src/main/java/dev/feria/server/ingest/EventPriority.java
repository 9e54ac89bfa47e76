package dev.feria.server.ingest;

import dev.feria.core.provider.Event;

/** Which lane of an account goes first: the smaller number. */
final class EventPriority {
  private EventPriority() {}

  static short of(Event event) {
    if (event instanceof Event.OrderChanged || event instanceof Event.AccountRevoked) {
      return 0;
    } else if (event instanceof Event.StockChanged
        || event instanceof Event.MessageChanged
        || event instanceof Event.QuestionChanged) {
      return 1;
    }
    return event instanceof Event.Unknown ? (short) 9 : (short) 2;
  }
}
