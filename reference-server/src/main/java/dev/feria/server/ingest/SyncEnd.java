package dev.feria.server.ingest;

/** How a run of a sync ended. */
enum SyncEnd {
  /** It has read everything. */
  DONE,
  /** It has given up. */
  FAILED,
  /** Another process runs it. */
  ELSEWHERE
}
