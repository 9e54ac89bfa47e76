package dev.feria.sandbox.shopify.state;

import org.jspecify.annotations.Nullable;

/** An export. */
public final class BulkOperation {
  public long id;
  public String clientId = "";
  public String query = "";
  public boolean grouped;
  public String status = "CREATED";
  public @Nullable String errorCode;
  public long created;
  public long completed;
  public long objects;
  public long roots;

  /** -1 while there is no file. */
  public long size = -1;

  /** Unguessable part of the file's address. */
  public String secret = "";

  /** Address the caller used, to build the file's address from. */
  public String origin = "";

  /** True while it counts against the five that may run at once. */
  public boolean isRunning() {
    return status.equals("CREATED") || status.equals("RUNNING") || status.equals("CANCELING");
  }
}
