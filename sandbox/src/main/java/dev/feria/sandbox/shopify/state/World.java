package dev.feria.sandbox.shopify.state;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The whole state of the twin. Guarded by the lock of the twin's context. */
public final class World {
  public long seed;
  public Dice dice = Dice.of(7);
  public Settings settings = new Settings();

  /** Client id of the application that is meant for all stores. */
  public String mainApp = "";

  public Map<String, App> apps = new LinkedHashMap<>();
  public Map<String, Shop> shops = new LinkedHashMap<>();
  public Map<String, Token> tokens = new LinkedHashMap<>();
  public Map<String, RefreshToken> refreshTokens = new LinkedHashMap<>();
  public Map<String, AuthCode> codes = new LinkedHashMap<>();
  public Map<String, Delivery> pending = new LinkedHashMap<>();

  /** Uninstalled applications that are told to forget a store: client id and store by moment. */
  public Map<String, Long> redactions = new LinkedHashMap<>();

  /** The last number given out, by kind of id. */
  public Map<String, Long> sequences = new LinkedHashMap<>();

  /** Webhooks that were taken in time, and those that were given up. */
  public long delivered;

  public long lost;

  public transient Map<String, Spent> spent = new LinkedHashMap<>();

  /** The next number of a kind of id. */
  public long next(String kind, long first) {
    long value = sequences.getOrDefault(kind, first - 1) + 1;
    sequences.put(kind, value);
    return value;
  }

  /** The application for all stores. */
  public App app() {
    return Objects.requireNonNull(apps.get(mainApp));
  }

  /** The application that a store made for itself, or null. */
  public @Nullable App ownApp(String shop) {
    for (App app : apps.values()) {
      if (shop.equals(app.ownShop)) {
        return app;
      }
    }
    return null;
  }

  /** Builds the look-ups again after loading. */
  public void index() {
    spent = new LinkedHashMap<>();
    shops.values().forEach(Shop::index);
  }
}
