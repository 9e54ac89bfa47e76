package dev.feria.shopify.provider;

import dev.feria.core.auth.OAuthToken;
import dev.feria.core.auth.Secret;
import dev.feria.core.error.RejectedException;
import dev.feria.core.oauth.OAuthApplication;
import dev.feria.core.provider.AuthorizationFlow;
import dev.feria.core.provider.Connection;
import dev.feria.shopify.ShopDomain;
import dev.feria.shopify.internal.Errors;
import dev.feria.shopify.oauth.SignedQuery;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Sends the seller to the shop's authorisation page, and checks what comes back. */
final class ShopAuthorization implements AuthorizationFlow {
  /** The provider's own libraries allow as much, either way. */
  private static final Duration TOLERANCE = Duration.ofSeconds(90);

  private final OAuthApplication application;
  private final List<Secret> secrets;
  private final Clients clients;
  private final ApplicationSettings settings;
  private final Clock clock;

  ShopAuthorization(OAuthApplication application, Clients clients) {
    this.application = application;
    this.clients = clients;
    this.settings = clients.settings();
    this.secrets = settings.secrets();
    this.clock = clients.runtime().clock();
  }

  @Override
  public URI url(Request request) {
    ShopDomain shop = shop(request.fields());
    return clients
        .authorizer(shop, application)
        .authorizationUrl(
            settings.address(shop), settings.scopes(), request.redirectUri(), request.state());
  }

  /**
   * The host has compared the state by now. A query that is not signed, or of another shop, or old,
   * is refused before the application's secret is sent anywhere.
   */
  @Override
  public Connection exchange(Grant grant) {
    ShopDomain shop = shop(grant.fields());
    Map<String, String> query = grant.query();
    if (query == null || !isSigned(query)) {
      throw refused("hmac_invalid");
    }
    if (!shop.host().equals(query.get(ShopifyProvider.SHOP))) {
      throw refused("shop_mismatch");
    }
    if (!isFresh(query.getOrDefault("timestamp", ""))) {
      throw refused("timestamp_outside_tolerance");
    }
    OAuthToken token = clients.authorizer(shop, application).exchange(grant.code());
    return new Connection(
        Profiles.of(clients.justIssued(shop, token.accessToken()).shop().identity()),
        token,
        Map.of());
  }

  private boolean isSigned(Map<String, String> query) {
    boolean signed = false;
    for (Secret secret : secrets) {
      signed |= SignedQuery.isSigned(query, secret);
    }
    return signed;
  }

  private boolean isFresh(String timestamp) {
    if (!timestamp.matches("[0-9]{1,12}")) {
      return false;
    }
    Instant sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
    return Duration.between(sent, clock.instant()).abs().compareTo(TOLERANCE) <= 0;
  }

  private static ShopDomain shop(Map<String, String> fields) {
    return Keys.shop(fields.getOrDefault(ShopifyProvider.SHOP, ""));
  }

  private static RejectedException refused(String code) {
    return new RejectedException(Errors.failure("oauth.exchange", 0, code), null, null);
  }
}
