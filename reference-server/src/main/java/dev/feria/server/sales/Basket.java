package dev.feria.server.sales;

import dev.feria.core.commerce.Money;
import dev.feria.server.catalog.Product;
import dev.feria.server.inventory.Stock;
import dev.feria.server.platform.http.FieldError;
import dev.feria.server.platform.http.Problem;
import dev.feria.server.platform.http.ProblemException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What somebody wants to buy over the counter, with its products found. */
record Basket(List<Item> items) {

  /**
   * A line of it.
   *
   * @param field the line in the request
   */
  record Item(String field, Product product, int quantity, UnitPrice price) {}

  /**
   * Reads a request.
   *
   * @param find returns the products of SKUs
   * @throws ProblemException (422) naming every line that is wrong
   */
  static Basket of(NewSale request, Function<Set<String>, Map<String, Product>> find) {
    Map<String, Product> known =
        find.apply(request.lines().stream().map(NewSale.Line::sku).collect(Collectors.toSet()));
    List<FieldError> errors = new ArrayList<>();
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < request.lines().size(); i++) {
      NewSale.Line line = request.lines().get(i);
      String field = "lines[" + i + "]";
      Product product = known.get(line.sku());
      if (product == null) {
        errors.add(new FieldError(field + ".sku", "there is no such product"));
      }
      UnitPrice price = UnitPrice.read(line.unitPrice(), field + ".unit_price", errors);
      if (product != null && price != null) {
        items.add(new Item(field, product, line.quantity(), price));
      }
    }
    refuse(errors);
    return new Basket(items);
  }

  Set<UUID> products() {
    return items.stream().map(item -> item.product().productId()).collect(Collectors.toSet());
  }

  /**
   * Gives every line's price its currency.
   *
   * @param currency returns what a product's listings are priced in, null where there are none
   * @throws ProblemException (422) when one has none, or they differ
   */
  List<Money> prices(Function<UUID, @Nullable String> currency) {
    List<FieldError> errors = new ArrayList<>();
    List<Money> prices = new ArrayList<>();
    for (Item item : items) {
      String stated = item.price().currency();
      String found = stated == null ? currency.apply(item.product().productId()) : stated;
      if (found == null) {
        errors.add(new FieldError(item.field() + ".unit_price", "needs a currency"));
      } else {
        prices.add(new Money(item.price().amount(), found));
        if (!prices.get(0).currency().equals(found)) {
          errors.add(
              new FieldError(
                  item.field() + ".unit_price", "must have the same currency as the other lines"));
        }
      }
    }
    refuse(errors);
    return prices;
  }

  Money total(List<Money> prices) {
    Money total = Money.zero(prices.get(0).currency());
    for (int i = 0; i < items.size(); i++) {
      total = total.plus(prices.get(i).times(items.get(i).quantity()));
    }
    return total;
  }

  /**
   * Checks that there is enough of everything.
   *
   * @throws ProblemException (409) naming the lines of which there is not
   */
  void refuseMissing(Map<UUID, Stock> stocks) {
    Map<UUID, Integer> left = new HashMap<>();
    stocks.forEach((id, stock) -> left.put(id, stock.available()));
    List<FieldError> errors = new ArrayList<>();
    for (Item item : items) {
      UUID id = item.product().productId();
      int available = left.getOrDefault(id, 0);
      if (available < item.quantity()) {
        errors.add(
            new FieldError(
                item.field() + ".quantity",
                "only " + available + " of " + item.product().sku() + " available"));
      } else {
        left.put(id, available - item.quantity());
      }
    }
    if (!errors.isEmpty()) {
      throw new Problem(
              "insufficient_stock",
              409,
              "Not enough stock",
              errors.get(0).field() + ": " + errors.get(0).message(),
              errors,
              Map.of())
          .exception();
    }
  }

  List<SaleLine> lines(UUID sale, List<Money> prices) {
    List<SaleLine> lines = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      Item item = items.get(i);
      lines.add(
          new SaleLine(
              sale,
              Integer.toString(i + 1),
              item.product().productId(),
              item.product().sku(),
              item.product().title(),
              item.quantity(),
              prices.get(i),
              0));
    }
    return lines;
  }

  private static void refuse(List<FieldError> errors) {
    if (!errors.isEmpty()) {
      throw Problem.invalid(errors).exception();
    }
  }
}
