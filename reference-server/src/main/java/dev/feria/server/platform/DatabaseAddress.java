package dev.feria.server.platform;

import dev.feria.core.auth.Secret;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where the database is and who logs in.
 *
 * @param jdbcUrl without credentials
 * @param user owner of the schema; may become {@code feria_app} and {@code feria_system}
 * @param password null where the server asks for none
 */
public record DatabaseAddress(String jdbcUrl, @Nullable String user, @Nullable Secret password) {

  /**
   * Reads {@code jdbc:postgresql://host/db?user=...&password=...} or {@code
   * postgres://user:password@host:port/db}.
   *
   * @throws IllegalArgumentException when it is neither; the message repeats no part of the text
   */
  public static DatabaseAddress parse(String url) {
    if (url.startsWith("jdbc:postgresql:")) {
      return fromJdbc(url);
    }
    String lower = url.toLowerCase(Locale.ROOT);
    if (lower.startsWith("postgres://") || lower.startsWith("postgresql://")) {
      return fromUri(url);
    }
    throw new IllegalArgumentException("must start with jdbc:postgresql: or postgres://");
  }

  private static DatabaseAddress fromJdbc(String url) {
    int question = url.indexOf('?');
    if (question < 0) {
      return new DatabaseAddress(url, null, null);
    }
    String user = null;
    Secret password = null;
    var rest = new StringBuilder();
    for (String pair : url.substring(question + 1).split("&", -1)) {
      if (pair.startsWith("user=")) {
        user = decode(pair.substring(5));
      } else if (pair.startsWith("password=")) {
        password = Secret.of(decode(pair.substring(9)));
      } else if (!pair.isEmpty()) {
        rest.append(rest.isEmpty() ? "?" : "&").append(pair);
      }
    }
    return new DatabaseAddress(url.substring(0, question) + rest, user, password);
  }

  private static DatabaseAddress fromUri(String url) {
    URI uri;
    try {
      uri = URI.create(url);
    } catch (IllegalArgumentException e) {
      throw unreadable();
    }
    if (uri.getHost() == null || uri.getPath() == null || uri.getPath().length() < 2) {
      throw unreadable();
    }
    String user = null;
    Secret password = null;
    String info = uri.getRawUserInfo();
    if (info != null) {
      int colon = info.indexOf(':');
      user = decode(colon < 0 ? info : info.substring(0, colon));
      password = colon < 0 ? null : Secret.of(decode(info.substring(colon + 1)));
    }
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    return new DatabaseAddress(
        "jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + query, user, password);
  }

  private static IllegalArgumentException unreadable() {
    return new IllegalArgumentException("must look like postgres://user:password@host:port/name");
  }

  private static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
