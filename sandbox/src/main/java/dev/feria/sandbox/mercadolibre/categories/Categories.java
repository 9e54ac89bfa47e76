package dev.feria.sandbox.mercadolibre.categories;

import dev.feria.sandbox.http.Call;
import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.http.Reply;
import dev.feria.sandbox.mercadolibre.categories.CategoryTree.Leaf;
import dev.feria.sandbox.mercadolibre.oauth.Endpoints;
import dev.feria.sandbox.mercadolibre.state.Errors;
import dev.feria.sandbox.mercadolibre.state.Seller;
import dev.feria.sandbox.mercadolibre.state.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Sites, categories, attributes, sale terms and the category predictor. */
public final class Categories {
  private static final int MOST = 8;

  /** Adds the operations. */
  public void register(Endpoints endpoints) {
    endpoints
        .add("GET", "/sites", "sites.list", this::sites)
        .add(
            "GET",
            "/sites/{site}",
            "sites.get",
            (caller, call) -> Site.of(call.param("site")).reply())
        .add("GET", "/sites/{site}/categories", "categories.roots", this::roots)
        .add("GET", "/sites/{site}/search", "sites.search", this::search)
        .add("GET", "/sites/{site}/domain_discovery/search", "categories.predict", this::predict)
        .add("GET", "/categories/{id}", "categories.get", this::category)
        .add("GET", "/categories/{id}/attributes", "categories.attributes", this::attributes)
        .add("GET", "/categories/{id}/sale_terms", "categories.sale_terms", this::saleTerms);
  }

  private Reply sites(Seller caller, Call call) {
    List<Object> sites = new ArrayList<>();
    Site.ALL.forEach(
        site ->
            sites.add(
                Json.obj(
                    "id", site.id(), "name", site.name(), "default_currency_id", site.currency())));
    return Reply.ok(sites);
  }

  private Reply search(Seller caller, Call call) {
    return Reply.json(
        403,
        Json.obj(
            "status",
            403,
            "code",
            "PA_UNAUTHORIZED_RESULT_FROM_POLICIES",
            "blocked_by",
            "PolicyAgent",
            "message",
            "At least one policy returned UNAUTHORIZED."));
  }

  private Reply roots(Seller caller, Call call) {
    Site site = Site.of(call.param("site"));
    List<Object> roots = new ArrayList<>();
    CategoryTree.LEAVES.stream()
        .map(Leaf::root)
        .distinct()
        .forEach(
            name ->
                roots.add(
                    Json.obj(
                        "id", site.id() + Math.floorMod(name.hashCode(), 9_999), "name", name)));
    return Reply.ok(roots);
  }

  private Reply predict(Seller caller, Call call) {
    Site site = Site.of(call.param("site"));
    String text = call.query("q");
    if (text == null || text.isBlank()) {
      throw Errors.bad("q is required");
    }
    int limit = call.queryInt("limit", 4);
    if (limit < 1 || limit > MOST) {
      throw Errors.bad("limit must be between 1 and 8");
    }
    List<Object> found = new ArrayList<>();
    for (Leaf leaf : CategoryTree.predict(text).stream().limit(limit).toList()) {
      found.add(
          Json.obj(
              "domain_id",
              leaf.domainId(site.id()),
              "domain_name",
              leaf.name(),
              "category_id",
              leaf.id(site.id()),
              "category_name",
              leaf.name(),
              "attributes",
              List.of()));
    }
    return Reply.ok(found);
  }

  private Reply category(Seller caller, Call call) {
    Leaf leaf = leaf(call);
    String id = call.param("id");
    Site site = Site.of(id.substring(0, 3));
    return Reply.ok(
        Json.obj(
            "id",
            id,
            "name",
            leaf.name(),
            "picture",
            null,
            "permalink",
            null,
            "total_items_in_this_category",
            1_000,
            "path_from_root",
            List.of(
                Json.obj(
                    "id",
                    site.id() + Math.floorMod(leaf.root().hashCode(), 9_999),
                    "name",
                    leaf.root()),
                Json.obj("id", id, "name", leaf.name())),
            "children_categories",
            List.of(),
            "settings",
            Json.obj(
                "max_title_length",
                60,
                "max_pictures_per_item",
                12,
                "max_variations_allowed",
                leaf.domain().equals("T_SHIRTS") ? 250 : 100,
                "listing_allowed",
                true,
                "minimum_price",
                site.decimals() == 0 ? 1_000 : 8,
                "item_conditions",
                List.of("new", "used", "not_specified"),
                "currencies",
                List.of(site.currency()),
                "buying_modes",
                List.of("buy_it_now"))));
  }

  private Reply attributes(Seller caller, Call call) {
    Leaf leaf = leaf(call);
    return Reply.ok(
        List.of(
            attribute("BRAND", "Marca", Json.obj("required", true, "catalog_required", true)),
            attribute("MODEL", "Modelo", Json.obj("catalog_required", true)),
            attribute("GTIN", "Código universal", Json.obj("conditional_required", true)),
            attribute("SELLER_SKU", "SKU", Json.obj("hidden", true, "variation_attribute", true)),
            attribute("ITEM_CONDITION", "Condición del ítem", Json.obj("hidden", true)),
            attribute(leaf.variantId(), leaf.variantName(), Json.obj("allow_variations", true))));
  }

  private static Object attribute(String id, String name, Map<String, ?> tags) {
    return Json.obj(
        "id",
        id,
        "name",
        name,
        "tags",
        tags,
        "hierarchy",
        "ITEM",
        "relevance",
        1,
        "value_type",
        id.equals("ITEM_CONDITION") ? "list" : "string",
        "value_max_length",
        255,
        "values",
        id.equals("ITEM_CONDITION")
            ? List.of(
                Json.obj("id", "2230284", "name", "Nuevo"),
                Json.obj("id", "2230581", "name", "Usado"),
                Json.obj("id", "2230582", "name", "Reacondicionado"))
            : List.of());
  }

  private Reply saleTerms(Seller caller, Call call) {
    leaf(call);
    return Reply.ok(
        List.of(
            attribute("WARRANTY_TYPE", "Tipo de garantía", Json.obj()),
            attribute("WARRANTY_TIME", "Tiempo de garantía", Json.obj()),
            attribute("MANUFACTURING_TIME", "Disponibilidad de stock", Json.obj())));
  }

  private static Leaf leaf(Call call) {
    Leaf leaf = CategoryTree.find(call.param("id"));
    if (leaf == null) {
      throw Errors.missing("Category not found: " + call.param("id"));
    }
    return leaf;
  }
}
