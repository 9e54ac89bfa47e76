package dev.feria.server.ingest;

/** What the sender of a webhook is told. */
enum Ack {
  /** It is safe with us. */
  STORED(200),
  /** It can never be stored. */
  REFUSED(400),
  /** It is not safe with us: send it again. */
  UNAVAILABLE(503);

  private final int status;

  Ack(int status) {
    this.status = status;
  }

  int status() {
    return status;
  }
}
