package dev.feria.server.accounts;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where this server stands.
 *
 * @param publicUrl how browsers and providers reach it, without a slash at the end
 * @param privateHosts whether addresses may be those of private networks, and http
 */
record Place(URI publicUrl, boolean privateHosts) {
  private static final Pattern PRIVATE =
      Pattern.compile(
          "localhost|[^.]*|.*\\.(?:localhost|local|internal|lan|home\\.arpa)"
              + "|(?:127|10|0)\\..*|192\\.168\\..*|169\\.254\\..*|172\\.(?:1[6-9]|2\\d|3[01])\\..*"
              + "|\\[(?:::1?|f[cde].*)]");

  /** Tells whether providers can be expected to reach it. */
  boolean isReachable() {
    String host = publicUrl.getHost();
    return privateHosts
        || ("https".equals(publicUrl.getScheme())
            && host != null
            && !isPrivate(host.toLowerCase(Locale.ROOT)));
  }

  private static boolean isPrivate(String host) {
    return !host.matches("\\[(?!::1?]|f[cde]).*") && PRIVATE.matcher(host).matches();
  }
}
