package dev.feria.mercadolibre.categories;

import dev.feria.core.http.ApiRequest;
import dev.feria.core.json.JsonType;
import dev.feria.mercadolibre.internal.Api;
import java.util.List;

/** Reads categories and what their items need. Thread-safe. */
public final class CategoriesClient {
  private static final int MOST_MATCHES = 8;

  private final Api api;

  /** Made by {@link dev.feria.mercadolibre.MercadoLibreClient#categories}. */
  public CategoriesClient(Api api) {
    this.api = api;
  }

  /** Reads a category with its settings. */
  public Category get(String categoryId) {
    return api.send(
        ApiRequest.get("categories.get", "/categories/{id}").path("id", categoryId),
        Category.class);
  }

  /** Lists the attributes that items of a category have. */
  public List<CategoryAttribute> attributes(String categoryId) {
    return api.send(
        ApiRequest.get("categories.attributes", "/categories/{id}/attributes")
            .path("id", categoryId),
        JsonType.listOf(CategoryAttribute.class));
  }

  /** Lists the sale terms that items of a category may have: warranty, manufacturing time. */
  public List<CategoryAttribute> saleTerms(String categoryId) {
    return api.send(
        ApiRequest.get("categories.saleTerms", "/categories/{id}/sale_terms")
            .path("id", categoryId),
        JsonType.listOf(CategoryAttribute.class));
  }

  /**
   * Finds the categories that fit a title, best first, 8 at most.
   *
   * @param siteId the country's site, for example {@code MLC}
   */
  public List<DomainMatch> discover(String siteId, Title title) {
    return api.send(
        ApiRequest.get("categories.discover", "/sites/{site}/domain_discovery/search")
            .path("site", siteId)
            .query("q", title.text())
            .query("limit", MOST_MATCHES),
        JsonType.listOf(DomainMatch.class));
  }

  /**
   * What an item is called.
   *
   * @param text in the site's language
   */
  public record Title(String text) {}
}
