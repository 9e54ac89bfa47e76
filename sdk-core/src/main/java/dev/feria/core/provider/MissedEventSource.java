package dev.feria.core.provider;

import dev.feria.core.page.Paginated;

/** An account that can ask for the webhooks it failed to receive. */
public interface MissedEventSource extends Capability {
  /**
   * Walks the events that the provider could not deliver and still keeps, which may be those of
   * other accounts of the same application too.
   *
   * @throws dev.feria.core.error.ForbiddenException when only another account may ask
   */
  Paginated<Event> missedEvents();
}
