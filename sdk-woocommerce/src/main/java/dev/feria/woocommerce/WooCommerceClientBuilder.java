package dev.feria.woocommerce;

import dev.feria.core.http.ApiClient;
import dev.feria.core.http.CallListener;
import dev.feria.core.http.Transport;
import dev.feria.core.limit.Budgets;
import dev.feria.core.limit.InMemoryBudgets;
import dev.feria.core.retry.Sleeper;
import dev.feria.woocommerce.access.StoreKeys;
import dev.feria.woocommerce.access.StoreSite;
import dev.feria.woocommerce.internal.Api;
import dev.feria.woocommerce.internal.Clients;
import dev.feria.woocommerce.internal.Quotas;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Collects what a {@link WooCommerceClient} needs. Not thread-safe. */
public final class WooCommerceClientBuilder {
  private static final int NONCE_BYTES = 16;

  private @Nullable StoreSite site;
  private @Nullable StoreKeys keys;
  private @Nullable String account;
  private @Nullable Transport transport;
  private @Nullable Budgets budgets;
  private @Nullable Supplier<String> nonces;
  private Clock clock = Clock.systemUTC();
  private Sleeper sleeper = Sleeper.realTime();
  private CallListener listener = CallListener.NONE;
  private int requestsPerSecond = Quotas.REQUESTS_PER_SECOND;
  private boolean filtersByChange = true;

  WooCommerceClientBuilder() {}

  /**
   * Names a shop that lets the keys through in the header and has pretty permalinks; this or {@link
   * #site} is required.
   */
  public WooCommerceClientBuilder store(URI base) {
    return site(StoreSite.at(base));
  }

  /** Says how a shop is reached, as {@code StoreFinder} found it out. */
  public WooCommerceClientBuilder site(StoreSite value) {
    this.site = value;
    return this;
  }

  /** Shows these keys; required. */
  public WooCommerceClientBuilder keys(StoreKeys value) {
    this.keys = value;
    return this;
  }

  /** Names the account in the budgets; the shop's address if nothing is said. */
  public WooCommerceClientBuilder account(String value) {
    this.account = value;
    return this;
  }

  /**
   * Shares this connection pool; a pool of its own if nothing is said. Use {@link
   * Transport#publicOnly} where strangers enter the address.
   */
  public WooCommerceClientBuilder transport(Transport value) {
    this.transport = value;
    return this;
  }

  /** Shares these budgets with other clients of the shop; its own if nothing is said. */
  public WooCommerceClientBuilder budgets(Budgets value) {
    this.budgets = value;
    return this;
  }

  /** Sends at most this many requests a second; 3 if nothing is said. */
  public WooCommerceClientBuilder requestsPerSecond(int value) {
    if (value < 1) {
      throw new IllegalArgumentException("requests per second below 1: " + value);
    }
    this.requestsPerSecond = value;
    return this;
  }

  /**
   * Says whether the shop filters by the time of the last change, as WooCommerce does since 5.8;
   * yes if nothing is said.
   */
  public WooCommerceClientBuilder filtersByChange(boolean value) {
    this.filtersByChange = value;
    return this;
  }

  /** Draws the nonces of signatures here; random ones if nothing is said. */
  public WooCommerceClientBuilder nonces(Supplier<String> value) {
    this.nonces = value;
    return this;
  }

  /** Reads the time here; UTC of the system if nothing is said. */
  public WooCommerceClientBuilder clock(Clock value) {
    this.clock = value;
    return this;
  }

  /** Waits with this; in real time if nothing is said. */
  public WooCommerceClientBuilder sleeper(Sleeper value) {
    this.sleeper = value;
    return this;
  }

  /** Tells this of every call. */
  public WooCommerceClientBuilder listener(CallListener value) {
    this.listener = value;
    return this;
  }

  /**
   * Returns the client. Makes no call.
   *
   * @throws IllegalStateException naming what is missing
   */
  public WooCommerceClient build() {
    StoreSite at = required(site, "store");
    StoreKeys known = required(keys, "keys");
    String owner = Clients.PROVIDER + "/" + (account == null ? at.base() : account);
    Budgets shared = budgets == null ? new InMemoryBudgets(clock, sleeper) : budgets;
    ApiClient api =
        Clients.of(at.base(), transport == null ? Transport.create() : transport)
            .clock(clock)
            .sleeper(sleeper)
            .listener(listener)
            .credentials(at.credentials(known, clock, nonces == null ? randomNonces() : nonces))
            .feedback(new dev.feria.woocommerce.internal.Pace(requestsPerSecond))
            .quotas(shared, Quotas.all(requestsPerSecond), scope -> owner)
            .build();
    return new WooCommerceClient(
        at, new Api(api, at.permalinks(), Api.Lanes.of(clock)), filtersByChange);
  }

  private static Supplier<String> randomNonces() {
    SecureRandom random = new SecureRandom();
    return () -> {
      byte[] nonce = new byte[NONCE_BYTES];
      random.nextBytes(nonce);
      return HexFormat.of().formatHex(nonce);
    };
  }

  private static <T> T required(@Nullable T value, String name) {
    if (value == null) {
      throw new IllegalStateException(name + " missing");
    }
    return value;
  }
}
