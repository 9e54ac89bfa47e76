package dev.feria.server.console;

/** The colour of a status. It is never alone: the words of the status stand beside it. */
public final class Tone {
  private Tone() {}

  /** Returns the style class of a status of any kind; empty for what is neither good nor bad. */
  public static String of(String status) {
    return switch (status) {
      case "connected",
          "done",
          "active",
          "paid",
          "taken",
          "completed",
          "resolved",
          "published",
          "told",
          "all",
          "erased" ->
          "ok";
      case "token_expired",
          "reconnect",
          "warning",
          "unpaid",
          "unmatched",
          "reserved",
          "out_of_stock",
          "part",
          "zero",
          "open",
          "unknown" ->
          "warn";
      case "error", "failed", "blocked", "revoked", "refused", "oversold" -> "bad";
      case "running", "queued", "waiting", "info" -> "info";
      default -> "";
    };
  }
}
