package dev.feria.woocommerce.provider;

import dev.feria.core.auth.Secret;
import dev.feria.core.json.Json;
import dev.feria.core.provider.AuthorizationFlow;
import dev.feria.core.provider.Connection;
import dev.feria.core.webhook.WebhookRequest;
import dev.feria.woocommerce.access.StoreKeys;
import dev.feria.woocommerce.connect.FoundStore;
import dev.feria.woocommerce.connect.KeyGrant;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * The owner grants keys on a page of the shop, and the shop posts them to the host by itself. The
 * post is not signed: its state proves that somebody was sent to the page, and the keys are proved
 * at the shop that was named then.
 */
final class KeyGrantFlow implements AuthorizationFlow {
  private final ApplicationSettings settings;
  private final StoreConnector connector;

  KeyGrantFlow(ApplicationSettings settings, StoreConnector connector) {
    this.settings = settings;
    this.connector = connector;
  }

  /** Asks the shop, without keys, where its pages are. */
  @Override
  public URI url(Request request) {
    if (!settings.httpAllowed() && !"https".equals(request.grantUri().getScheme())) {
      throw new IllegalArgumentException(
          "shops post keys to https addresses only, and this server's is not: connect with keys");
    }
    FoundStore store = connector.find(shop(request.fields()));
    return KeyGrant.url(
        store.base(),
        store.permalinks(),
        new KeyGrant.Page(
            settings.name(), request.state(), request.redirectUri(), request.grantUri()));
  }

  @Override
  public Optional<Return> returned(Map<String, String> query) {
    String state = query.get("user_id");
    String success = query.get("success");
    if (state == null || success == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Return(state, success.equals("1") ? Outcome.POSTED : Outcome.DECLINED, null));
  }

  @Override
  public Optional<Return> posted(WebhookRequest request) {
    try {
      KeyGrant.Keys keys = Json.standard().read(request.body(), KeyGrant.Keys.class);
      return Optional.of(
          new Return(keys.userId(), Outcome.GRANTED, Secret.of(Json.standard().writeText(keys))));
    } catch (IOException somethingElse) {
      return Optional.empty();
    }
  }

  @Override
  public Connection exchange(Grant grant) {
    KeyGrant.Keys keys;
    try {
      keys = Json.standard().read(grant.code().reveal(), KeyGrant.Keys.class);
    } catch (IOException notOurs) {
      throw new IllegalArgumentException("not the keys that a shop posted", notOurs);
    }
    if (keys.keyPermissions() != null && !keys.keyPermissions().equals("read_write")) {
      throw new IllegalArgumentException(
          "the shop granted keys that may only "
              + keys.keyPermissions()
              + "; grant Read/Write keys");
    }
    return connector.connect(
        shop(grant.fields()), new StoreKeys(keys.consumerKey(), keys.consumerSecret()));
  }

  private static String shop(Map<String, String> fields) {
    String url = fields.get(WooCommerceProvider.URL);
    if (url == null || url.isBlank()) {
      throw new IllegalArgumentException("field missing: " + WooCommerceProvider.URL);
    }
    return url;
  }
}
