package dev.feria.sandbox.shopify.catalogue;

import dev.feria.sandbox.goods.Goods;
import dev.feria.sandbox.shopify.state.Dice;
import dev.feria.sandbox.shopify.state.Level;
import dev.feria.sandbox.shopify.state.Location;
import dev.feria.sandbox.shopify.state.Platform;
import dev.feria.sandbox.shopify.state.Product;
import dev.feria.sandbox.shopify.state.Shop;
import dev.feria.sandbox.shopify.state.Variant;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes the products of a store. */
final class ProductSeeds {
  private static final long FIRST_PRODUCT = 7_990_011_200_001L;
  private static final long FIRST_VARIANT = 44_120_011_200_001L;
  private static final long FIRST_ITEM = 46_220_011_200_001L;
  private static final long FIRST_LEVEL = 90_011_000_001L;
  private static final long DAY = 86_400_000L;
  private static final int GROUP_EVERY = 10;
  private static final int GROUP = 3;
  private static final List<String> NAMES =
      List.of(
          "Camiseta", "Polera", "Chaqueta", "Zapatilla", "Gorro", "Calcetín", "Bufanda", "Bolso");
  private static final List<String> MAKERS =
      List.of("Austral", "Ñandú", "Rayén", "Maule", "Pacífico", "Köln", "São João");
  private static final List<String> SIZES = List.of("S", "M", "L", "XL");
  private static final List<String> COLOURS = List.of("Azul", "Rojo", "Negro", "Verde");

  private final Platform platform;
  private final Shop shop;
  private final Dice dice;

  ProductSeeds(Platform platform, Shop shop, Dice dice) {
    this.platform = platform;
    this.shop = shop;
    this.dice = dice;
  }

  /** What the business sells everywhere; every tenth product holds three of the goods. */
  void goods(int listings) {
    List<Goods.Good> goods = Goods.all(listings);
    int same = Goods.same(listings);
    int byBarcode = same + Goods.sameBarcode(listings);
    int i = 0;
    int made = 0;
    while (i < goods.size()) {
      boolean group = i + GROUP <= same && ++made % GROUP_EVERY == 0;
      int size = group ? GROUP : 1;
      List<Goods.Good> members = goods.subList(i, i + size);
      if (i < same) {
        product(members, true);
      } else if (i < byBarcode) {
        barcodeOnly(members.get(0), i);
      } else {
        titleOnly(members.get(0));
      }
      i += size;
    }
  }

  private void product(List<Goods.Good> members, boolean sku) {
    Goods.Good first = members.get(0);
    Product product = begin(first.title());
    boolean plain = members.size() == 1;
    product.options.add(plain ? "Title" : "Modelo");
    for (Goods.Good good : members) {
      String value = plain ? "Default Title" : good.title();
      Variant variant =
          variant(product, List.of(value), sku ? good.sku() : null, price(good.price()));
      variant.barcode = good.barcode();
      stock(variant);
    }
    shop.put(product);
  }

  private void barcodeOnly(Goods.Good good, int index) {
    Product product = begin(good.title());
    product.options.add("Title");
    String sku = index % 2 == 0 ? null : "TDA-" + good.sku().substring(4);
    Variant variant = variant(product, List.of("Default Title"), sku, price(good.price()));
    variant.barcode = good.barcode();
    stock(variant);
    shop.put(product);
  }

  private void titleOnly(Goods.Good good) {
    Product product = begin(good.otherTitle());
    product.options.add("Title");
    stock(variant(product, List.of("Default Title"), null, price(good.price())));
    shop.put(product);
  }

  /** Products that only this store has, with several variants each. */
  void own(int count) {
    for (int i = 0; i < count; i++) {
      own(i, 2 + dice.below(6));
    }
  }

  /** Many products with so many variants in all. */
  void many(int products, int variants) {
    int left = Math.max(variants, products);
    for (int i = 0; i < products; i++) {
      int rest = products - i;
      int size = Math.max(1, Math.min(16, (left + rest / 2) / rest + (i % 3 - 1)));
      size = rest == 1 ? left : Math.min(size, left - (rest - 1));
      own(i, Math.max(1, size));
      left -= Math.max(1, size);
    }
  }

  private void own(int index, int size) {
    String title = NAMES.get(index % NAMES.size()) + " " + dice.of(MAKERS) + " " + (200 + index);
    Product product = begin(title);
    String prefix =
        shop.handle().substring(shop.handle().length() - 3).toUpperCase(Locale.ROOT)
            + String.format(Locale.ROOT, "-%05d-", index);
    if (size == 1) {
      product.options.add("Title");
    } else {
      product.options.add("Talla");
      product.options.add("Color");
    }
    BigDecimal price = price(BigDecimal.valueOf(1_000L * (5 + dice.below(40)) - 10));
    for (int i = 0; i < size; i++) {
      String shade = i / 16 == 0 ? "" : " " + (i / 16 + 1);
      List<String> values =
          size == 1
              ? List.of("Default Title")
              : List.of(SIZES.get(i % 4), COLOURS.get(i / 4 % 4) + shade);
      String sku = dice.percent(3) ? null : prefix + (i + 1);
      Variant variant = variant(product, values, sku, price);
      variant.tracked = !dice.percent(4);
      variant.oversells = dice.percent(3);
      stock(variant);
    }
    if (dice.percent(6)) {
      product.status = dice.percent(50) ? "DRAFT" : "ARCHIVED";
    }
    shop.put(product);
  }

  private Product begin(String title) {
    Product product = new Product();
    product.id = platform.world().next("product", FIRST_PRODUCT);
    product.title = title;
    product.handle =
        title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-") + "-" + product.id % 100_000;
    product.description = "";
    product.vendor = dice.of(MAKERS);
    product.type = "General";
    product.created = platform.now() - (60L + dice.below(500)) * DAY;
    product.updated = platform.now() - (1L + dice.below(30)) * DAY / 2;
    return product;
  }

  private BigDecimal price(BigDecimal pesos) {
    return shop.decimals() == 0
        ? pesos
        : pesos
            .divide(BigDecimal.valueOf(180), 0, RoundingMode.HALF_UP)
            .add(new BigDecimal("0.90"));
  }

  private Variant variant(
      Product product, List<String> values, @Nullable String sku, BigDecimal price) {
    Variant variant = new Variant();
    variant.id = platform.world().next("variant", FIRST_VARIANT);
    variant.itemId = platform.world().next("item", FIRST_ITEM);
    variant.values = new ArrayList<>(values);
    variant.title = String.join(" / ", values);
    variant.sku = sku;
    variant.price = price;
    variant.cost =
        price.multiply(new BigDecimal("0.6")).setScale(shop.decimals(), RoundingMode.HALF_UP);
    variant.grams = 100 + dice.below(2_000);
    variant.position = product.variants.size() + 1;
    variant.created = product.created;
    variant.updated = product.updated;
    product.variants.add(variant);
    return variant;
  }

  private void stock(Variant variant) {
    List<Location> active = shop.locations.values().stream().filter(l -> l.active).toList();
    for (Location location : active) {
      if (location != active.get(0) && !dice.percent(60)) {
        continue;
      }
      variant.levels.add(level(variant, location.id, dice.percent(5) ? 0 : 5 + dice.below(60)));
    }
    if (dice.percent(2)) {
      shop.locations.values().stream()
          .filter(location -> !location.active)
          .findFirst()
          .ifPresent(closed -> variant.levels.add(level(variant, closed.id, 3)));
    }
  }

  private Level level(Variant variant, long locationId, int available) {
    Level level = new Level();
    level.id = platform.world().next("level", FIRST_LEVEL);
    level.locationId = locationId;
    level.available = variant.tracked ? available : 0;
    level.created = variant.created;
    level.updated = variant.updated;
    return level;
  }
}
