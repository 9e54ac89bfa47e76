package dev.feria.sandbox.shopify.graphql;

import dev.feria.sandbox.shopify.oauth.Guard;
import dev.feria.sandbox.shopify.oauth.Installations;
import dev.feria.sandbox.shopify.orders.Purchases;
import dev.feria.sandbox.shopify.orders.Returns;
import dev.feria.sandbox.shopify.orders.Shipping;
import dev.feria.sandbox.shopify.state.BulkOperation;
import dev.feria.sandbox.shopify.state.Platform;
import dev.feria.sandbox.shopify.state.Shop;
import dev.feria.sandbox.shopify.stock.StockBook;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The Admin API put together. */
public final class Api {
  private final Endpoint endpoint;
  private final BulkQueries bulkQueries;
  private @Nullable Engine engine;

  /**
   * The API of this platform.
   *
   * @param startExport runs an export that was accepted
   */
  public Api(
      Platform platform,
      Guard guard,
      Installations installations,
      StockBook book,
      Purchases purchases,
      Returns returns,
      Shipping shipping,
      BiConsumer<Shop, BulkOperation> startExport) {
    this.bulkQueries = new BulkQueries(() -> Objects.requireNonNull(this.engine));
    Exports exports = new Exports(platform, bulkQueries, startExport);
    Mutations mutations =
        Mutations.of(
            List.of(
                new InventoryMutations(platform, book)::add,
                new ProductMutations(platform, new ProductSets(platform, book))::add,
                new OrderMutations(platform, purchases, returns)::add,
                new FulfillmentMutations(shipping)::add,
                new AppMutations(platform, installations, exports)::add));
    Engine made = new Engine(platform, mutations);
    this.engine = made;
    this.endpoint = new Endpoint(platform, guard, made);
  }

  /** Answers GraphQL calls. */
  public Endpoint endpoint() {
    return endpoint;
  }

  /** Runs the queries of exports. */
  public BulkQueries bulkQueries() {
    return bulkQueries;
  }
}
