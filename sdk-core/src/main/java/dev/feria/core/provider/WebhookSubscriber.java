package dev.feria.core.provider;

import java.net.URI;
import java.util.List;

/** An account whose webhooks the host registers by itself. */
public interface WebhookSubscriber extends Capability {
  /**
   * Makes the provider tell an address of all changes that the host understands: registers what is
   * missing, and switches on again what the provider has switched off. Does nothing where all is
   * well, so it is safe to repeat; registrations of others are left alone.
   *
   * @param address absolute, without a query; {@code https} outside of tests
   * @return what it found and did
   */
  Subscription subscribe(URI address);

  /**
   * What {@link #subscribe} found and did, by the provider's names of the topics.
   *
   * @param kept was in order
   * @param created was missing
   * @param revived had been switched off by the provider: what it told meanwhile is lost, and must
   *     be read
   */
  record Subscription(List<String> kept, List<String> created, List<String> revived) {
    public Subscription {
      kept = List.copyOf(kept);
      created = List.copyOf(created);
      revived = List.copyOf(revived);
    }
  }
}
