package dev.feria.mercadolibre.users;

import dev.feria.core.http.ApiRequest;
import dev.feria.core.limit.Priority;
import dev.feria.mercadolibre.internal.Api;
import java.util.Map;

/** Reads users. Thread-safe. */
public final class UsersClient {
  private final Api api;

  /** Made by {@link dev.feria.mercadolibre.MercadoLibreClient#users}. */
  public UsersClient(Api api) {
    this.api = api;
  }

  /**
   * Returns the seller whose token this is: the cheapest call that proves a connection.
   *
   * @throws dev.feria.core.error.ReconnectException when the seller has withdrawn consent
   */
  public User me() {
    return api.send(ApiRequest.get("users.me", "/users/me").priority(Priority.ORDERS), User.class);
  }

  /** Returns a user. */
  public User get(String userId) {
    return api.send(ApiRequest.get("users.get", "/users/{id}").path("id", userId), User.class);
  }

  /**
   * Creates a user for trials; an account may have ten, each removed after 60 days without use.
   *
   * @param siteId the country's site, for example {@code MLC}
   */
  public TestUser createTestUser(String siteId) {
    return api.send(
        ApiRequest.post("users.createTestUser", "/users/test_user").body(Map.of("site_id", siteId)),
        TestUser.class);
  }
}
