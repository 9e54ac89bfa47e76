package dev.feria.core.limit;

import java.time.Duration;

/**
 * What a provider allows in one bucket.
 *
 * @param bucket names the group of calls that share it
 * @param permits how many units fit into {@code period}
 * @param period the window
 * @param scope who shares it
 */
public record Quota(String bucket, int permits, Duration period, Scope scope) {
  /** Who shares a quota. */
  public enum Scope {
    /** All accounts of the application together. */
    APPLICATION,
    /** Each account by itself. */
    ACCOUNT
  }
}
