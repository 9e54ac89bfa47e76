package dev.feria.server.ingest;

import java.time.Duration;

/**
 * What waits in the lanes of all tenants.
 *
 * @param lag how long the oldest event has waited
 * @param waiting lanes that are, or will be, handled by themselves
 * @param dead lanes that wait for a person
 * @param parked lanes that wait for their account to be connected again
 */
record LaneCensus(Duration lag, long waiting, long dead, long parked) {
  static final LaneCensus EMPTY = new LaneCensus(Duration.ZERO, 0, 0, 0);
}
