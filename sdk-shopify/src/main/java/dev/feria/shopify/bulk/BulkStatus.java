package dev.feria.shopify.bulk;

import dev.feria.core.json.OpenEnum;

/** How far a bulk operation is. */
public record BulkStatus(String wire) implements OpenEnum {
  public static final BulkStatus CREATED = new BulkStatus("CREATED");
  public static final BulkStatus RUNNING = new BulkStatus("RUNNING");
  public static final BulkStatus COMPLETED = new BulkStatus("COMPLETED");
  public static final BulkStatus CANCELING = new BulkStatus("CANCELING");
  public static final BulkStatus CANCELED = new BulkStatus("CANCELED");
  public static final BulkStatus FAILED = new BulkStatus("FAILED");
  public static final BulkStatus EXPIRED = new BulkStatus("EXPIRED");
}
