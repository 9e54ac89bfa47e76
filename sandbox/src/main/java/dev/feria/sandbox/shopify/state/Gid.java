package dev.feria.sandbox.shopify.state;

/** Global ids: {@code gid://shopify/Order/123}. */
public final class Gid {
  private static final String PREFIX = "gid://shopify/";

  private Gid() {}

  /** The global id of a number. */
  public static String of(String type, long id) {
    return PREFIX + type + "/" + id;
  }

  /** The type in a global id; empty when it is none. */
  public static String type(String gid) {
    int slash = gid.indexOf('/', PREFIX.length());
    return gid.startsWith(PREFIX) && slash > 0 ? gid.substring(PREFIX.length(), slash) : "";
  }

  /** The number in a global id of this type, or -1. A bare number is not accepted. */
  public static long id(String type, String gid) {
    return type(gid).equals(type) ? number(tail(gid)) : -1;
  }

  /** What follows the type, without its query. */
  public static String tail(String gid) {
    String tail = gid.substring(gid.lastIndexOf('/') + 1);
    int query = tail.indexOf('?');
    return query < 0 ? tail : tail.substring(0, query);
  }

  /** A whole number of at most 18 digits, or -1. */
  public static long number(String digits) {
    if (digits.isEmpty() || digits.length() > 18) {
      return -1;
    }
    long value = 0;
    for (int i = 0; i < digits.length(); i++) {
      char digit = digits.charAt(i);
      if (digit < '0' || digit > '9') {
        return -1;
      }
      value = value * 10 + (digit - '0');
    }
    return value;
  }
}
