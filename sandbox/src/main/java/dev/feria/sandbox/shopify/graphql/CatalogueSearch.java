package dev.feria.sandbox.shopify.graphql;

import dev.feria.sandbox.shopify.state.Index;
import dev.feria.sandbox.shopify.state.Platform;
import dev.feria.sandbox.shopify.state.Product;
import dev.feria.sandbox.shopify.state.Shop;
import dev.feria.sandbox.shopify.state.Times;
import dev.feria.sandbox.shopify.state.Variant;
import graphql.schema.DataFetchingEnvironment;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Searches in products, variants and inventory items. */
final class CatalogueSearch {
  private final Clock clock;
  private final Search<Product> products;
  private final Search<Variant> variants;
  private final Search<Variant> items;

  CatalogueSearch(Platform platform) {
    this.clock = platform.context().clock();
    this.products =
        new Search<Product>()
            .field("id", Matches.number(product -> product.id))
            .field("title", Matches.contains(product -> product.title))
            .field("default", Matches.contains(product -> product.title + " " + product.handle))
            .field("handle", Matches.word(product -> product.handle))
            .field("status", Matches.word(product -> product.status))
            .field("vendor", Matches.word(product -> product.vendor))
            .field("product_type", Matches.word(product -> product.type))
            .field("tag", Matches.words(product -> product.tags))
            .field(
                "sku",
                Matches.prefixes(product -> texts(product.variants.stream().map(v -> v.sku))))
            .field(
                "barcode",
                Matches.prefixes(product -> texts(product.variants.stream().map(v -> v.barcode))))
            .field("updated_at", Matches.time(clock, product -> product.updated))
            .field("created_at", Matches.time(clock, product -> product.created));
    this.variants =
        new Search<Variant>()
            .field("id", Matches.number(variant -> variant.id))
            .field("product_id", Matches.number(variant -> variant.product.id))
            .field("sku", Matches.prefix(variant -> variant.sku))
            .field("barcode", Matches.prefix(variant -> variant.barcode))
            .field("title", Matches.contains(Variant::displayName))
            .field("default", Matches.contains(v -> v.displayName() + " " + v.sku))
            .field("vendor", Matches.word(variant -> variant.product.vendor))
            .field("product_status", Matches.word(variant -> variant.product.status))
            .field("updated_at", Matches.time(clock, variant -> variant.updated))
            .field("created_at", Matches.time(clock, variant -> variant.created));
    this.items =
        new Search<Variant>()
            .field("id", Matches.number(variant -> variant.itemId))
            .field("sku", Matches.prefix(variant -> variant.sku))
            .field("updated_at", Matches.time(clock, variant -> variant.updated))
            .field("created_at", Matches.time(clock, variant -> variant.created));
  }

  private static List<String> texts(Stream<@Nullable String> values) {
    return values.filter(Objects::nonNull).map(String::valueOf).toList();
  }

  Connection products(DataFetchingEnvironment env) {
    Caller.of(env).need("read_products");
    Shop shop = Caller.shop(env);
    Search.Parsed<Product> query = products.parse(env.getArgument("query"));
    boolean updated = "UPDATED_AT".equals(env.getArgument("sortKey"));
    return Pages.page(
        updated ? shop.productIndex.byUpdated() : shop.productIndex.byId(),
        env,
        query.filter(),
        updated ? since(query, clock) : null);
  }

  /** Where matches can begin when the records are sorted by their last change. */
  static Index.@Nullable Key since(Search.Parsed<?> query, Clock clock) {
    Search.Term from = query.required("updated_at", Set.of(">=", ">"));
    Long millis = from == null ? null : Times.parse(from.value(), clock.instant());
    return millis == null ? null : new Index.Key(millis / 1_000 * 1_000, 0);
  }

  Object productCount(DataFetchingEnvironment env) {
    Caller.of(env).need("read_products");
    Shop shop = Caller.shop(env);
    String query = env.getArgument("query");
    return Lists.count(
        query == null
            ? shop.products.size()
            : shop.products.values().stream().filter(products.parse(query).filter()).count());
  }

  Connection variants(DataFetchingEnvironment env) {
    Caller.of(env).need("read_products");
    Search.Parsed<Variant> query = variants.parse(env.getArgument("query"));
    return Pages.page(candidates(Caller.shop(env), query), env, query.filter(), null);
  }

  /** A search for a SKU looks only at those that begin like it. */
  private static NavigableMap<Index.Key, Variant> candidates(
      Shop shop, Search.Parsed<Variant> query) {
    Search.Term sku = query.required("sku", Set.of(""));
    if (sku == null || sku.value().isEmpty()) {
      return shop.variantIndex.byId();
    }
    String wanted = sku.value().toLowerCase(Locale.ROOT);
    String begin = wanted.endsWith("*") ? wanted.substring(0, wanted.length() - 1) : wanted;
    TreeMap<Index.Key, Variant> found = new TreeMap<>();
    for (Map.Entry<String, NavigableMap<Long, Variant>> entry :
        shop.skus().tailMap(begin).entrySet()) {
      if (!entry.getKey().startsWith(begin)) {
        break;
      }
      entry.getValue().forEach((id, variant) -> found.put(new Index.Key(0, id), variant));
    }
    return found;
  }

  Object variantCount(DataFetchingEnvironment env) {
    Caller.of(env).need("read_products");
    Shop shop = Caller.shop(env);
    String query = env.getArgument("query");
    return Lists.count(
        query == null
            ? shop.variantIndex.size()
            : shop.items().values().stream().filter(variants.parse(query).filter()).count());
  }

  Connection items(DataFetchingEnvironment env) {
    Caller.of(env).need("read_inventory", "read_products");
    Search.Parsed<Variant> query = items.parse(env.getArgument("query"));
    Connection found = Pages.page(candidates(Caller.shop(env), query), env, query.filter(), null);
    return new Connection(
        found.edges().stream()
            .map(edge -> new Connection.Edge(edge.key(), new Item((Variant) edge.node())))
            .toList(),
        found.hasNext(),
        found.hasPrevious());
  }
}
