package dev.feria.server.ingest;

/** What storing a record did. */
public enum RecordOutcome {
  /** It was not known before. */
  CREATED,
  /** It is different now. */
  UPDATED,
  /** We had it already. */
  SKIPPED
}
