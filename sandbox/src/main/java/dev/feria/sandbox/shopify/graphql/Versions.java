package dev.feria.sandbox.shopify.graphql;

import dev.feria.sandbox.http.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The quarterly versions of the API. */
public final class Versions {
  /** Newest stable one. */
  public static final String NEWEST = "2026-10";

  private static final List<String> STABLE = List.of("2026-01", "2026-04", "2026-07", NEWEST);
  private static final String CANDIDATE = "2027-01";

  private Versions() {}

  /**
   * The version that serves a call; an old one is served by the oldest that still is.
   *
   * @return null when there is no such version
   */
  public static @Nullable String serving(String asked) {
    if (asked.equals("unstable") || asked.equals(CANDIDATE) || STABLE.contains(asked)) {
      return asked;
    }
    boolean quarter = asked.matches("20[0-9]{2}-(01|04|07|10)");
    return quarter && asked.compareTo(STABLE.get(0)) < 0 ? STABLE.get(0) : null;
  }

  /** True when a version has this one's rules already. */
  static boolean since(String version, String first) {
    return version.compareTo(first) >= 0;
  }

  static Map<String, @Nullable Object> view(String handle) {
    return Json.obj(
        "handle",
        handle,
        "displayName",
        handle.equals(CANDIDATE) ? handle + " (Release candidate)" : handle,
        "supported",
        STABLE.contains(handle));
  }

  static List<Object> all() {
    return List.of(
        view("2026-01"),
        view("2026-04"),
        view("2026-07"),
        view(NEWEST),
        view(CANDIDATE),
        view("unstable"));
  }
}
