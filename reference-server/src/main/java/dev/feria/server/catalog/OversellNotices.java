package dev.feria.server.catalog;

import dev.feria.server.inventory.Stock;
import dev.feria.server.inventory.StockListener;
import dev.feria.server.notices.Notices;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Tells the owner when more was sold of a product than there was, until there is again. */
public final class OversellNotices implements StockListener {
  /** The kind of the notices; their subject is the product's id. */
  public static final String OVERSOLD = "oversold";

  private final ProductStore products = new ProductStore();
  private final Notices notices;

  /** Composes the listener. */
  public OversellNotices(Notices notices) {
    this.notices = notices;
  }

  @Override
  public void oversold(Handle handle, UUID tenant, Collection<Stock> stocks) {
    Map<UUID, Product> known =
        products.byId(handle, tenant, stocks.stream().map(Stock::productId).toList());
    for (Stock stock : stocks) {
      Product product = known.get(stock.productId());
      if (product != null) {
        notices.raise(
            handle,
            tenant,
            OVERSOLD,
            Notices.Severity.WARNING,
            product.productId().toString(),
            Map.of(
                "sku", product.sku(),
                "title", product.title(),
                "on_hand", Integer.toString(stock.onHand())));
      }
    }
  }

  @Override
  public void recovered(Handle handle, UUID tenant, Collection<Stock> stocks) {
    for (Stock stock : stocks) {
      notices.resolve(handle, tenant, OVERSOLD, stock.productId().toString());
    }
  }
}
