package dev.feria.sandbox.woocommerce.state;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** A consumer key with its secret. */
public final class ApiKey {
  private static final long REMEMBERED_SECONDS = 15 * 60;

  public long id;
  public String key = "";
  public String secret = "";
  public String description = "";

  /** {@code read}, {@code write} or {@code read_write}. */
  public String permissions = "read_write";

  /** Seconds since 1970; 0 when it was never used. */
  public long lastAccess;

  /** Moment of use by nonce, oldest first. */
  private transient Map<String, Long> nonces = new LinkedHashMap<>();

  /** True when reading is allowed. */
  public boolean reads() {
    return permissions.equals("read") || permissions.equals("read_write");
  }

  /** True when writing is allowed. */
  public boolean writes() {
    return permissions.equals("write") || permissions.equals("read_write");
  }

  /** Remembers a nonce for 15 minutes; false when it was used within that time. */
  public boolean fresh(String nonce, long now) {
    Iterator<Long> oldest = nonces.values().iterator();
    while (oldest.hasNext() && oldest.next() < now - REMEMBERED_SECONDS) {
      oldest.remove();
    }
    return nonces.putIfAbsent(nonce, now) == null;
  }
}
