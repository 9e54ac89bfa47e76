package dev.feria.core.http;

import java.util.Locale;
import java.util.Set;
import okhttp3.HttpUrl;

/** Where a client may send its credentials: its base, and named hosts over https. */
record AllowedHosts(HttpUrl base, Set<String> names) {
  private static final int HTTPS = 443;

  boolean allow(HttpUrl url) {
    boolean atBase =
        url.scheme().equals(base.scheme())
            && url.host().equals(base.host())
            && url.port() == base.port();
    return atBase
        || (url.isHttps()
            && url.port() == HTTPS
            && names.contains(url.host().toLowerCase(Locale.ROOT)));
  }
}
