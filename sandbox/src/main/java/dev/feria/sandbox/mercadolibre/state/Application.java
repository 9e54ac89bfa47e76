package dev.feria.sandbox.mercadolibre.state;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The developer's application: credentials, callback and limits. */
public final class Application {
  public String clientId = "4934588586838432";

  public String clientSecret = "sandbox-secret-0a1b2c3d4e5f";

  public String name = "Feria Demo";

  /** User whose token may read the missed notifications. */
  public long ownerId;

  /** Empty: the first one seen is registered. */
  public List<String> redirectUris = new ArrayList<>();

  public @Nullable String notificationUrl;

  /** Empty: all topics. */
  public List<String> topics = new ArrayList<>();

  /** Topics switched off because deliveries kept failing. */
  public Set<String> topicsOff = new LinkedHashSet<>();

  /** Notifications given up since the last good one, by topic. */
  public Map<String, Integer> missedInARow = new LinkedHashMap<>();

  /** A topic is switched off after so many given up in a row. */
  public int switchOffAfter = 50;

  public boolean pkceRequired;

  /** False: tokens come without a refresh token. */
  public boolean offlineAccess = true;

  public Set<String> scopes = new LinkedHashSet<>(List.of("read", "write"));

  /** Functional permissions that are missing. */
  public Set<String> permissionsOff = new LinkedHashSet<>();

  /** False: nothing is limited. */
  public boolean limits = true;

  public long maxRequestsPerHour = 18_000;

  /** 0: no limit per second. */
  public int requestsPerSecond = 10;

  public int burst = 20;

  /** True: every notification is lost on the way. */
  public boolean dropNotifications;

  /** The id as it is written in JSON: a number when it looks like one. */
  public Object idValue() {
    return clientId.matches("[1-9][0-9]{0,17}") ? (Object) Long.valueOf(clientId) : clientId;
  }
}
