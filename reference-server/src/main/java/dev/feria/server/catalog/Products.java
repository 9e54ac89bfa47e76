package dev.feria.server.catalog;

import dev.feria.core.commerce.Money;
import dev.feria.server.accounts.AccountRow;
import dev.feria.server.catalog.ProductStore.NewProduct;
import dev.feria.server.inventory.Inventory;
import dev.feria.server.inventory.Inventory.Applied;
import dev.feria.server.inventory.Inventory.Position;
import dev.feria.server.inventory.Lane;
import dev.feria.server.inventory.Movement;
import dev.feria.server.inventory.Stock;
import dev.feria.server.inventory.StockEntry;
import dev.feria.server.inventory.StockEntry.Origin;
import dev.feria.server.platform.Database;
import dev.feria.server.platform.Search;
import dev.feria.server.platform.http.Cursor;
import dev.feria.server.platform.http.Page;
import dev.feria.server.platform.http.Principal;
import dev.feria.server.platform.http.Problem;
import dev.feria.server.tenancy.AuditLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What people do with products and their stock. Thread-safe. */
public final class Products {
  private final Database database;
  private final Catalog catalog;
  private final Inventory inventory;
  private final SellerAccounts accounts;
  private final AuditLog audit;

  /** Composes the service. */
  public Products(
      Database database,
      Catalog catalog,
      Inventory inventory,
      SellerAccounts accounts,
      AuditLog audit) {
    this.database = database;
    this.catalog = catalog;
    this.inventory = inventory;
    this.accounts = accounts;
    this.audit = audit;
  }

  /** Lists products by SKU with their stock. */
  public Page<ProductView> list(
      UUID tenant, @Nullable String search, @Nullable Cursor from, int limit) {
    String after = from == null ? null : from.string(0);
    return database.inTenant(
        tenant,
        handle -> {
          List<Product> rows =
              catalog.products(handle, tenant, Search.containing(search), after, limit + 1);
          Map<UUID, Stock> stocks =
              inventory.read(handle, tenant, rows.stream().map(Product::productId).toList());
          return Page.of(rows, limit, product -> Cursor.of(product.sku()))
              .map(product -> ProductView.of(product, stock(stocks, product)));
        });
  }

  /** Returns a product. */
  public ProductView get(UUID tenant, String sku) {
    return database.inTenant(
        tenant,
        handle -> {
          Product product = product(handle, tenant, sku);
          return ProductView.of(product, stock(handle, tenant, product));
        });
  }

  /** Returns the stock of a product. */
  public StockView stock(UUID tenant, String sku) {
    return database.inTenant(
        tenant,
        handle -> {
          Product product = product(handle, tenant, sku);
          return StockView.of(product, stock(handle, tenant, product));
        });
  }

  /** Makes a product without stock; listings that wait for its SKU are linked to it. */
  public ProductView create(Principal by, String sku, String title, @Nullable String barcode) {
    UUID tenant = by.tenantId();
    if (!sku.equals(sku.strip()) || sku.chars().anyMatch(Character::isISOControl)) {
      throw Problem.invalid("sku", "must not begin or end with spaces, nor hold control characters")
          .exception();
    }
    List<UUID> waiting =
        database.inTenant(tenant, handle -> catalog.accountsWaitingFor(handle, tenant, sku));
    List<AccountRow> rows = new ArrayList<>();
    waiting.forEach(account -> rows.add(accounts.get(tenant, account)));
    return database.inTenant(
        tenant,
        handle -> {
          catalog.changeLinks(handle, rows);
          Product product =
              catalog.create(handle, tenant, new NewProduct(sku, title, true, barcode));
          catalog.announce(handle, tenant, product);
          rows.forEach(account -> catalog.linkWaiting(handle, account, product, by.actor()));
          audit.add(handle, tenant, by.actor(), "product.create", sku, Map.of("title", title));
          return ProductView.of(product, stock(handle, tenant, product));
        });
  }

  /** Sets what a product costs before a channel's rule. */
  public ProductView price(Principal by, String sku, Money price) {
    UUID tenant = by.tenantId();
    if (price.amount().signum() <= 0) {
      throw Problem.invalid("amount", "must be above 0").exception();
    }
    return database.inTenant(
        tenant,
        handle -> {
          product(handle, tenant, sku);
          catalog.price(handle, tenant, sku, price);
          audit.add(
              handle,
              tenant,
              by.actor(),
              "product.price",
              sku,
              Map.of("price", price.amount().toPlainString() + " " + price.currency()));
          Product product = product(handle, tenant, sku);
          return ProductView.of(product, stock(handle, tenant, product));
        });
  }

  /** Lists a product's movements, newest first. */
  public Page<MovementView> movements(UUID tenant, String sku, @Nullable Cursor from, int limit) {
    Position before = from == null ? null : new Position(from.instant(0), from.uuid(1));
    return database.inTenant(
        tenant,
        handle -> {
          Product product = product(handle, tenant, sku);
          List<Movement> rows =
              inventory.movements(handle, tenant, product.productId(), before, limit + 1);
          return Page.of(rows, limit, m -> Cursor.of(m.at(), m.movementId())).map(MovementView::of);
        });
  }

  /**
   * Moves stock by hand.
   *
   * @param key makes a repeat have no effect; null where the caller gave none
   * @throws dev.feria.server.platform.http.ProblemException 409 when a correction would leave less
   *     than nothing
   */
  public MovementView move(
      Principal by, String sku, MovementRequest request, @Nullable String key) {
    request.check();
    UUID tenant = by.tenantId();
    var origin =
        new Origin(Origin.MANUAL, key == null ? UUID.randomUUID().toString() : key, "1:" + sku);
    return database.inTenant(
        tenant,
        handle -> {
          Product product = product(handle, tenant, sku);
          refuseBelowZero(handle, tenant, product, request);
          var entry =
              new StockEntry(
                  request.entryKind(),
                  product.productId(),
                  request.quantity(),
                  origin,
                  request.reason(),
                  by.actor(),
                  null);
          catalog.counted(handle, tenant, product.productId());
          Applied applied = inventory.apply(handle, tenant, List.of(entry), Lane.SOON);
          if (!applied.applied().isEmpty()) {
            audit.add(
                handle,
                tenant,
                by.actor(),
                "stock." + entry.kind().word(),
                sku,
                Map.of("quantity", Integer.toString(request.quantity())));
          }
          return MovementView.of(
              inventory.movements(handle, tenant, product.productId(), origin).get(0));
        });
  }

  private void refuseBelowZero(
      Handle handle, UUID tenant, Product product, MovementRequest request) {
    if (request.kind() != MovementRequest.Kind.ADJUST || request.quantity() > 0) {
      return;
    }
    UUID id = product.productId();
    Stock stock = stock(inventory.lock(handle, tenant, List.of(id)), product);
    if (stock.onHand() + request.quantity() < 0) {
      throw Problem.conflict("insufficient_stock", "there are only " + stock.onHand() + " on hand")
          .exception();
    }
  }

  private Product product(Handle handle, UUID tenant, String sku) {
    return catalog.product(handle, tenant, sku).orElseThrow(Catalog::noProduct);
  }

  private Stock stock(Handle handle, UUID tenant, Product product) {
    return stock(inventory.read(handle, tenant, List.of(product.productId())), product);
  }

  private static Stock stock(Map<UUID, Stock> stocks, Product product) {
    UUID id = product.productId();
    return stocks.getOrDefault(id, new Stock(id, 0, 0, 0));
  }
}
