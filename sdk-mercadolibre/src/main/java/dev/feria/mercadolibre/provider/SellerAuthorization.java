package dev.feria.mercadolibre.provider;

import dev.feria.core.auth.Secret;
import dev.feria.core.auth.TokenSource;
import dev.feria.core.error.ReconnectException;
import dev.feria.core.provider.AuthorizationFlow;
import dev.feria.core.provider.Connection;
import dev.feria.mercadolibre.MercadoLibreClient;
import dev.feria.mercadolibre.Site;
import dev.feria.mercadolibre.internal.Errors;
import dev.feria.mercadolibre.oauth.AuthorizationRequest;
import dev.feria.mercadolibre.oauth.AuthorizedSeller;
import dev.feria.mercadolibre.oauth.CodeGrant;
import dev.feria.mercadolibre.oauth.SellerAuthorizer;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** Sends the seller to the country's authorisation page, and takes what comes back. */
final class SellerAuthorization implements AuthorizationFlow {
  private final ApplicationSettings settings;
  private final SellerAuthorizer oauth;
  private final BiFunction<String, TokenSource, MercadoLibreClient> clients;

  SellerAuthorization(
      ApplicationSettings settings,
      SellerAuthorizer oauth,
      BiFunction<String, TokenSource, MercadoLibreClient> clients) {
    this.settings = settings;
    this.oauth = oauth;
    this.clients = clients;
  }

  @Override
  public URI url(Request request) {
    List<String> sites = Site.ids();
    String site = request.fields().getOrDefault(MercadoLibreProvider.SITE, sites.get(0));
    if (!sites.contains(site)) {
      throw new IllegalArgumentException("field site is none of " + sites + ": " + site);
    }
    return oauth.authorizationUrl(
        settings.authorizationPage(site),
        new AuthorizationRequest(request.redirectUri(), request.state(), request.codeVerifier()));
  }

  @Override
  public Connection exchange(Grant grant) {
    AuthorizedSeller seller =
        oauth.exchange(new CodeGrant(grant.code(), grant.redirectUri(), grant.codeVerifier()));
    TokenSource fresh = new JustIssued(seller.token().accessToken());
    return new Connection(
        Profiles.of(clients.apply(seller.userId(), fresh).users().me()), seller.token(), Map.of());
  }

  /** The token that was just issued: one that is refused now cannot be helped by renewing it. */
  private record JustIssued(Secret accessToken) implements TokenSource {
    @Override
    public Secret replace(Secret rejected) {
      throw new ReconnectException(
          Errors.failure("oauth.exchange", 401, "token_refused"), null, null);
    }
  }
}
