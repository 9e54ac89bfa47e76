package dev.feria.server.ingest;

import java.time.Instant;

/** Where work that must survive a restart is asked for. */
@FunctionalInterface
public interface JobQueue {
  /**
   * Asks for work; asking again for an id that waits changes nothing.
   *
   * @param name of the kind of work, for example {@link Syncs#JOB}
   * @param id {@code tenant/sync} or {@code tenant/account}
   */
  void schedule(String name, String id, Instant due);
}
