package dev.feria.sandbox.shopify.state;

import dev.feria.sandbox.twin.TwinContext;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What every part of the twin needs: the world as it is now, the clock, the webhooks. */
public final class Platform {
  /** Tells applications that something changed. */
  public interface Announcer {
    /**
     * Sends a webhook to everybody who wants the topic.
     *
     * @param topic as in the header, such as {@code orders/create}
     * @param eventId the same for everything that comes from one action
     * @param payload made only when somebody wants it
     */
    void announce(
        Shop shop,
        String topic,
        String eventId,
        Supplier<? extends Map<String, @Nullable Object>> payload);
  }

  private final TwinContext context;
  private World world = new World();
  private Announcer announcer = (shop, topic, eventId, payload) -> {};

  /** A platform with an empty world. */
  public Platform(TwinContext context) {
    this.context = context;
  }

  public TwinContext context() {
    return context;
  }

  public World world() {
    return world;
  }

  /** Replaces the world. */
  public void world(World next) {
    this.world = next;
  }

  /** Sets who sends webhooks. */
  public void announcer(Announcer next) {
    this.announcer = next;
  }

  /** Sends a webhook to everybody who wants the topic. */
  public void announce(
      Shop shop,
      String topic,
      String eventId,
      Supplier<? extends Map<String, @Nullable Object>> payload) {
    announcer.announce(shop, topic, eventId, payload);
  }

  /** Simulated time. */
  public Instant instant() {
    return context.clock().instant();
  }

  /** Simulated time in milliseconds since 1970. */
  public long now() {
    return context.clock().millis();
  }
}
