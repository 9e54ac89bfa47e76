package dev.feria.sandbox.mercadolibre.items;

import dev.feria.sandbox.http.Call;
import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.http.Reply;
import dev.feria.sandbox.mercadolibre.oauth.Endpoints;
import dev.feria.sandbox.mercadolibre.oauth.Guard;
import dev.feria.sandbox.mercadolibre.state.Errors;
import dev.feria.sandbox.mercadolibre.state.Item;
import dev.feria.sandbox.mercadolibre.state.Platform;
import dev.feria.sandbox.mercadolibre.state.Seller;
import dev.feria.sandbox.mercadolibre.state.Site;
import dev.feria.sandbox.mercadolibre.state.Times;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What buyers pay, what the platform takes, and what it suggests. */
public final class Prices {
  private static final DateTimeFormatter SUGGESTED_AT =
      DateTimeFormatter.ofPattern("dd-MM-yyyy HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final BigDecimal USD_PER_PESO = new BigDecimal("0.00105");

  private final Platform platform;

  /** Serves this platform. */
  public Prices(Platform platform) {
    this.platform = platform;
  }

  /** Adds the operations. */
  public void register(Endpoints endpoints) {
    endpoints
        .add("GET", "/items/{id}/sale_price", "prices.sale_price", this::salePrice)
        .add("GET", "/items/{id}/prices", "prices.list", this::prices)
        .add("GET", "/sites/{site}/listing_prices", "prices.fees", this::fees)
        .add("GET", "/suggestions/user/{id}/items", "suggestions.items", this::suggestions)
        .add("GET", "/suggestions/items/{id}/details", "suggestions.details", this::details);
  }

  private Reply salePrice(Seller caller, Call call) {
    Item item = ItemReads.find(platform, call.param("id"));
    return Reply.ok(
        Json.obj(
            "price_id",
            item.regularPrice == null ? "1" : "2",
            "amount",
            item.price,
            "regular_amount",
            item.regularPrice,
            "currency_id",
            item.currency,
            "reference_date",
            Times.utc(platform.now()),
            "metadata",
            item.regularPrice == null
                ? Json.obj()
                : Json.obj("promotion_id", "OFFER-" + item.id, "promotion_type", "custom")));
  }

  private Reply prices(Seller caller, Call call) {
    Item item = ItemReads.find(platform, call.param("id"));
    List<Object> prices = new ArrayList<>();
    BigDecimal regular = item.regularPrice == null ? item.price : item.regularPrice;
    prices.add(price("1", "standard", regular, null, item));
    if (item.regularPrice != null) {
      prices.add(price("2", "promotion", item.price, regular, item));
    }
    return Reply.ok(Json.obj("id", item.id, "prices", prices));
  }

  private static Object price(
      String id, String type, BigDecimal amount, @Nullable BigDecimal regular, Item item) {
    return Json.obj(
        "id",
        id,
        "type",
        type,
        "amount",
        amount,
        "regular_amount",
        regular,
        "currency_id",
        item.currency,
        "last_updated",
        Times.utc(item.updated),
        "conditions",
        Json.obj(
            "context_restrictions",
            List.of("channel_marketplace"),
            "start_time",
            null,
            "end_time",
            null));
  }

  private Reply fees(Seller caller, Call call) {
    Site site = Site.of(call.param("site"));
    BigDecimal price = decimal(call, "price");
    boolean complete =
        call.query("logistic_type") != null
            && call.query("shipping_mode") != null
            && (!site.id().equals("MLA") || call.query("billable_weight") != null);
    List<Object> all = new ArrayList<>();
    String wanted = call.query("listing_type_id");
    Map<String, String> shares = Map.of("gold_special", "13", "gold_pro", "17");
    for (String type : List.of("gold_pro", "gold_special")) {
      if (wanted == null || wanted.equals(type)) {
        all.add(fee(site, type, price, new BigDecimal(shares.getOrDefault(type, "13")), complete));
      }
    }
    return Reply.ok(all);
  }

  private static Object fee(
      Site site, String type, BigDecimal price, BigDecimal percent, boolean complete) {
    BigDecimal share = price.multiply(percent).divide(new BigDecimal(100), 2, RoundingMode.HALF_UP);
    BigDecimal fixed =
        complete ? new BigDecimal(site.decimals() == 0 ? "700" : "6.50") : BigDecimal.ZERO;
    return Json.obj(
        "listing_type_id",
        type,
        "listing_type_name",
        type.equals("gold_pro") ? "Premium" : "Clásica",
        "currency_id",
        site.currency(),
        "listing_fee_amount",
        0,
        "sale_fee_amount",
        share.add(fixed),
        "sale_fee_details",
        Json.obj(
            "percentage_fee",
            percent,
            "meli_percentage_fee",
            percent,
            "financing_add_on_fee",
            0,
            "fixed_fee",
            fixed,
            "gross_amount",
            share.add(fixed)));
  }

  private static BigDecimal decimal(Call call, String name) {
    String text = call.query(name);
    if (text == null || !text.matches("[0-9]+([.][0-9]+)?")) {
      throw Errors.bad(name + " must be a number");
    }
    return new BigDecimal(text);
  }

  private Reply suggestions(Seller caller, Call call) {
    Guard.self(caller, call.param("id"));
    List<String> ids =
        platform.world().itemsOf(caller.id).stream()
            .filter(Prices::hasSuggestion)
            .map(item -> item.id)
            .toList();
    return Reply.ok(Json.obj("total", ids.size(), "items", ids));
  }

  private static boolean hasSuggestion(Item item) {
    return item.status.equals("active") && Math.floorMod(item.id.hashCode(), 4) == 0;
  }

  private Reply details(Seller caller, Call call) {
    Item item = ItemUpdates.own(platform, caller, call.param("id"));
    if (!hasSuggestion(item)) {
      throw Errors.missing("No suggestion for item " + item.id);
    }
    BigDecimal suggested =
        item.price.multiply(new BigDecimal("0.92")).setScale(item.price.scale(), RoundingMode.DOWN);
    return Reply.ok(
        Json.obj(
            "item_id",
            item.id,
            "status",
            "with_benchmark_high",
            "currency_id",
            item.currency,
            "current_price",
            amount(item.price),
            "suggested_price",
            amount(suggested),
            "lowest_price",
            amount(
                item.price
                    .multiply(new BigDecimal("0.85"))
                    .setScale(item.price.scale(), RoundingMode.DOWN)),
            "internal_price",
            amount(suggested),
            "costs",
            Json.obj("selling_fees", 13, "shipping_fees", 0),
            "applicable_suggestion",
            true,
            "percent_difference",
            8,
            "metadata",
            Json.obj("graph", List.of(), "compared_values", 12),
            "last_updated",
            SUGGESTED_AT.format(Instant.ofEpochMilli(platform.now()))));
  }

  private static Object amount(BigDecimal value) {
    return Json.obj(
        "amount",
        value,
        "usd_amount",
        value.multiply(USD_PER_PESO).setScale(2, RoundingMode.HALF_UP));
  }
}
