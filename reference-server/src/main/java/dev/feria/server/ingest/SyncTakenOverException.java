package dev.feria.server.ingest;

/** Another process has moved a sync on: what this one read must not be counted again. */
final class SyncTakenOverException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SyncTakenOverException(Sync sync) {
    super("moved by another process: sync=" + sync.syncId());
  }
}
