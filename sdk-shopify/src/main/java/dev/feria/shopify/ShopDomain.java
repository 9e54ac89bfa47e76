package dev.feria.shopify;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The permanent name of a shop, {@code feria-norte.myshopify.com}. Only such a name is ever made
 * into an address, so that no secret travels to a host that is not the provider's.
 */
public record ShopDomain(String host) {
  private static final String SUFFIX = ".myshopify.com";
  private static final Pattern HOST = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}\\.myshopify\\.com");
  private static final Pattern HANDLE = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");
  private static final Pattern ADMIN =
      Pattern.compile("admin\\.shopify\\.com/store/([a-z0-9][a-z0-9-]{0,59})(?:[/?#].*)?");

  public ShopDomain {
    if (!HOST.matcher(host).matches()) {
      throw new IllegalArgumentException("not the name of a shop: " + host);
    }
  }

  /**
   * Reads what a seller typed: {@code feria-norte}, {@code feria-norte.myshopify.com}, an address
   * of the shop, or the address of its administration, {@code admin.shopify.com/store/feria-norte}.
   *
   * @throws IllegalArgumentException when it names no shop; a shop's own domain does not
   */
  public static ShopDomain of(String typed) {
    return find(typed)
        .orElseThrow(() -> new IllegalArgumentException("not the name of a shop: " + typed));
  }

  /** Reads what a seller typed; empty when it names no shop. */
  public static Optional<ShopDomain> find(String typed) {
    String text = typed.strip().toLowerCase(Locale.ROOT).replaceFirst("^https?://", "");
    Matcher admin = ADMIN.matcher(text);
    if (admin.matches()) {
      return Optional.of(new ShopDomain(admin.group(1) + SUFFIX));
    }
    String host = text.replaceFirst("[/?#].*$", "");
    if (HOST.matcher(host).matches()) {
      return Optional.of(new ShopDomain(host));
    }
    return HANDLE.matcher(host).matches() && host.equals(text)
        ? Optional.of(new ShopDomain(host + SUFFIX))
        : Optional.empty();
  }

  /** Returns the name without the provider's part, {@code feria-norte}. */
  public String name() {
    return host.substring(0, host.length() - SUFFIX.length());
  }

  @Override
  public String toString() {
    return host;
  }
}
