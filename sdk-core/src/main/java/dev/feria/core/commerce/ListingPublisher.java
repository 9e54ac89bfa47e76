package dev.feria.core.commerce;

import dev.feria.core.provider.Capability;

/** An account whose listings can be changed. */
public interface ListingPublisher extends Capability {
  /** Takes a listing off sale until {@link #activate}. Pausing a paused listing does nothing. */
  void pause(String listingId);

  /** Puts a paused listing on sale again. */
  void activate(String listingId);
}
