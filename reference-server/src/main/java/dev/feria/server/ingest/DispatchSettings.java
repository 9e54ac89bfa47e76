package dev.feria.server.ingest;

import java.time.Duration;

/**
 * How events are handed out on this node.
 *
 * @param workers how many lanes are handled at a time
 * @param perAccount how many of them may belong to one account, so that a slow provider or a
 *     flooded account leaves room for the others
 * @param lease how long a claim lasts without a sign of life
 * @param heartbeat how often claims give a sign of life
 * @param poll how often the table is read without being woken
 */
public record DispatchSettings(
    int workers, int perAccount, Duration lease, Duration heartbeat, Duration poll) {
  /** 24 workers, 8 for an account; a lease of 20 s kept alive every 5 s; a poll each second. */
  public static final DispatchSettings DEFAULT =
      new DispatchSettings(
          24, 8, Duration.ofSeconds(20), Duration.ofSeconds(5), Duration.ofSeconds(1));
}
