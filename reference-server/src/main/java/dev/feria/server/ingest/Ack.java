package dev.feria.server.ingest;

/** What the sender of a webhook is told. */
enum Ack {
  /** It is safe with us, or concerns nobody here. */
  STORED(200),
  /** It can never be stored. */
  MALFORMED(400),
  /** The sender is not who it claims to be; the reason is in our log. */
  REFUSED(401),
  /** Nobody here listens to such a provider. */
  UNKNOWN_PROVIDER(404),
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
