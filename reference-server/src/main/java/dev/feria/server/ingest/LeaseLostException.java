package dev.feria.server.ingest;

/** Another worker has taken a lane over: what this one did must not be committed. */
final class LeaseLostException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LeaseLostException(Lane lane) {
    super("claim lost: " + lane);
  }
}
