package dev.feria.sandbox.mercadolibre.state;

import dev.feria.sandbox.twin.TwinContext;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What every resource of the twin needs: the world as it is now, the clock, the notifications. */
public final class Platform {
  /** Tells the application that something changed. */
  @FunctionalInterface
  public interface Announcer {
    /**
     * Sends one notification.
     *
     * @param afterMillis simulated time until the first attempt
     */
    void announce(
        long userId, String topic, String resource, @Nullable String action, long afterMillis);
  }

  private final TwinContext context;
  private World world = new World();
  private Announcer announcer = (userId, topic, resource, action, afterMillis) -> {};

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

  /** Sets who sends notifications. */
  public void announcer(Announcer next) {
    this.announcer = next;
  }

  /** Sends a notification soon. */
  public void announce(long userId, String topic, String resource) {
    announcer.announce(userId, topic, resource, null, world.dice.below(120));
  }

  /** Sends a notification at a chosen moment from now. */
  public void announce(
      long userId, String topic, String resource, @Nullable String action, long afterMillis) {
    announcer.announce(userId, topic, resource, action, afterMillis);
  }

  /** Simulated time. */
  public Instant instant() {
    return context.clock().instant();
  }

  /** Simulated time in milliseconds since 1970. */
  public long now() {
    return context.clock().millis();
  }

  /** The stock of this world. */
  public Stock stock() {
    return new Stock(world);
  }
}
