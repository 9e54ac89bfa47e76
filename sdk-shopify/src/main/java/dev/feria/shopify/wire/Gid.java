package dev.feria.shopify.wire;

/**
 * Global ids: {@code gid://shopify/Order/5432198765432}. The number is what REST and webhooks use.
 */
public final class Gid {
  private static final String PREFIX = "gid://shopify/";

  private Gid() {}

  /** Returns the global id of a number; one that is a global id already is returned as it is. */
  public static String of(String type, String id) {
    if (id.startsWith(PREFIX)) {
      return id;
    }
    if (id.isEmpty() || !id.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new IllegalArgumentException("not an id of a " + type + ": " + id);
    }
    return PREFIX + type + "/" + id;
  }

  /** Returns the number of a global id. */
  public static String number(String gid) {
    int query = gid.indexOf('?');
    String path = query < 0 ? gid : gid.substring(0, query);
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
