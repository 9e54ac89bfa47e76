package dev.feria.mercadolibre.users;

import dev.feria.core.http.ApiRequest;
import dev.feria.core.page.Page;
import dev.feria.core.page.Paginated;
import dev.feria.mercadolibre.internal.Api;
import dev.feria.mercadolibre.internal.Offsets;
import org.jspecify.annotations.Nullable;

/** Reads the application, who has authorised it, and withdraws an authorisation. Thread-safe. */
public final class ApplicationsClient {
  private static final int LIMIT = 50;

  private final Api api;

  /** Made by {@link dev.feria.mercadolibre.MercadoLibreClient#applications}. */
  public ApplicationsClient(Api api) {
    this.api = api;
  }

  /** Returns an application, with its hourly ceiling of requests. */
  public Application get(String applicationId) {
    return api.send(
        ApiRequest.get("applications.get", "/applications/{id}").path("id", applicationId),
        Application.class);
  }

  /** Lists who has authorised an application, 50 to a page. */
  public Paginated<ApplicationGrant> grants(String applicationId) {
    return Paginated.of(null, cursor -> grants(applicationId, cursor));
  }

  /** Withdraws the authorisation that a user gave an application: its tokens die at once. */
  public void revoke(ApplicationGrant grant) {
    if (grant.userId() == null || grant.appId() == null) {
      throw new IllegalArgumentException("a grant to revoke needs its user and its application");
    }
    api.execute(
        ApiRequest.delete("applications.revoke", "/users/{user}/applications/{app}")
            .path("user", grant.userId())
            .path("app", grant.appId()));
  }

  private Page<ApplicationGrant> grants(String applicationId, @Nullable String cursor) {
    int offset = Offsets.of(cursor);
    GrantPage page =
        api.send(
            ApiRequest.get("applications.grants", "/applications/{id}/grants")
                .path("id", applicationId)
                .query("offset", offset)
                .query("limit", LIMIT),
            GrantPage.class);
    return Offsets.page(page.grants(), page.paging(), offset);
  }
}
