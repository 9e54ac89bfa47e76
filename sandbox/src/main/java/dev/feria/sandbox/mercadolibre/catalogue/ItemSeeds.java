package dev.feria.sandbox.mercadolibre.catalogue;

import dev.feria.sandbox.goods.Goods;
import dev.feria.sandbox.mercadolibre.categories.CategoryTree;
import dev.feria.sandbox.mercadolibre.state.Dice;
import dev.feria.sandbox.mercadolibre.state.Item;
import dev.feria.sandbox.mercadolibre.state.Platform;
import dev.feria.sandbox.mercadolibre.state.Seller;
import dev.feria.sandbox.mercadolibre.state.Site;
import dev.feria.sandbox.mercadolibre.state.StockLocation;
import dev.feria.sandbox.mercadolibre.state.Store;
import dev.feria.sandbox.mercadolibre.state.UserProduct;
import dev.feria.sandbox.mercadolibre.state.Variation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes a seller's items: plain, with variations, user products, fulfilment, in every state. */
final class ItemSeeds {
  private static final long FIRST_ITEM = 1_400_000_001L;
  private static final long FIRST_VARIATION = 179_000_000_001L;
  private static final long FIRST_PRODUCT = 1_029_384_757L;
  private static final long DAY = 86_400_000L;
  private static final Map<String, BigDecimal> RATE =
      Map.of("MLB", new BigDecimal("0.0058"), "MLA", new BigDecimal("1.5231"));

  private final Platform platform;
  private final Dice dice;
  private final Iterator<Goods.Good> goods;
  private @Nullable Item duplicate;
  private @Nullable Item shared;

  /** Seeds with these goods among the rest. */
  ItemSeeds(Platform platform, Dice dice, List<Goods.Good> goods) {
    this.platform = platform;
    this.dice = dice;
    this.goods = goods.iterator();
  }

  void fill(Seller seller, int count) {
    for (int i = 0; i < count; i++) {
      Words.Kind kind = Words.KINDS.get(i % Words.KINDS.size());
      item(seller, kind, i);
    }
  }

  private void item(Seller seller, Words.Kind kind, int index) {
    Item item = new Item();
    item.id = seller.siteId + platform.world().next("seeded-item", FIRST_ITEM);
    item.siteId = seller.siteId;
    item.sellerId = seller.id;
    String size = dice.of(kind.sizes());
    String brand = dice.of(Words.BRANDS);
    item.title = dice.of(kind.names()) + " " + brand + " " + size;
    item.categoryId = seller.siteId + kind.category();
    item.currency = Site.of(seller.siteId).currency();
    item.price = price(seller.siteId, kind.price());
    item.created = platform.now() - (400 - index % 380) * DAY - dice.below(80_000_000);
    item.updated = item.created + dice.below(20_000_000);
    item.listingType = dice.percent(30) ? "gold_pro" : "gold_special";
    item.freeShipping = item.price.intValue() > 20_000;
    item.logisticType = dice.percent(15) ? "self_service" : "xd_drop_off";
    item.attributes.put("BRAND", brand);
    item.attributes.put("MODEL", kind.prefix() + " " + size);
    item.attributes.put("ITEM_CONDITION", "Nuevo");
    item.attributes.put("GTIN", "78" + String.format(Locale.ROOT, "%011d", 40_000_000L + index));
    item.pictureIds.add(dice.below(999_999) + "-" + seller.siteId + "700" + index + "_062026");
    item.description = item.title + ". Producto nuevo, despacho en 24 horas.";
    item.tags.add("good_quality_picture");
    item.tags.add("cart_eligible");
    String sku = kind.prefix() + "-" + (100 + index) + "-" + code(size);
    int shape = index % 100;
    if (seller.has("user_product_seller") || (shape >= 90 && shape < 96)) {
      product(seller, item, sku);
    } else if (shape % 3 == 2 && shape < 90) {
      variations(item, kind, sku);
    } else if (shape >= 96) {
      full(item, sku);
    } else {
      plain(item, sku, shape);
    }
    state(item);
    item.initial = platform.stock().of(item) + item.sold;
    platform.world().add(item);
  }

  private void plain(Item item, String sku, int shape) {
    item.quantity = quantity();
    if (shape == 7 || shape == 37 || shape == 67) {
      return;
    }
    if (shape == 13 || shape == 43 || shape == 73) {
      item.customField = sku;
    } else if (shape == 16 && duplicate != null) {
      item.sku = duplicate.sku;
      item.quantity = duplicate.quantity;
      item.title = duplicate.title;
      item.price = duplicate.price;
      duplicate = null;
    } else if (shape == 15) {
      item.sku = sku;
      item.quantity = 5 + dice.below(40);
      duplicate = item;
    } else if (goods.hasNext()) {
      sell(item, goods.next());
    } else {
      item.sku = sku;
    }
  }

  private static void sell(Item item, Goods.Good good) {
    item.sku = good.sku();
    item.title = good.title();
    item.price = good.price();
    item.attributes.put("GTIN", good.barcode());
  }

  private void variations(Item item, Words.Kind kind, String sku) {
    CategoryTree.Leaf leaf =
        Objects.requireNonNull(CategoryTree.find(item.siteId + kind.category()));
    int count = 2 + dice.below(5);
    boolean onlyCustomField = dice.percent(5);
    boolean none = dice.percent(2);
    for (int i = 0; i < count; i++) {
      Variation variation = new Variation();
      variation.id = platform.world().next("seeded-variation", FIRST_VARIATION);
      variation.attributeId = leaf.variantId();
      variation.attributeName = leaf.variantName();
      variation.value = leaf.variants().get(i);
      variation.price = item.price;
      variation.quantity = quantity();
      variation.pictureIds.add(item.pictureIds.get(0));
      if (!none) {
        String own = sku + "-" + code(variation.value);
        if (onlyCustomField) {
          variation.customField = own;
        } else {
          variation.sku = own;
        }
      }
      item.variations.add(variation);
    }
  }

  private void full(Item item, String sku) {
    item.sku = sku;
    item.quantity = quantity();
    item.logisticType = "fulfillment";
    item.inventoryId =
        "INVT" + String.format(Locale.ROOT, "%05d", dice.below(99_999)) + item.id.substring(9);
    item.tags.add("fulfillment");
  }

  private void product(Seller seller, Item item, String sku) {
    Item other = shared;
    if (other != null && seller.stores.isEmpty() && dice.percent(12)) {
      offerAgain(item, other);
      return;
    }
    UserProduct product = new UserProduct();
    product.id = seller.siteId + "U" + platform.world().next("seeded-product", FIRST_PRODUCT);
    product.sellerId = seller.id;
    product.name = item.title;
    product.familyId =
        "18446744"
            + String.format(Locale.ROOT, "%012d", platform.world().next("seeded-family", 615));
    product.domainId = seller.siteId + "-GENERIC";
    int quantity = quantity();
    if (seller.stores.isEmpty()) {
      place(product, "selling_address", null, quantity);
    } else {
      for (Store store : seller.stores) {
        place(product, "seller_warehouse", store, quantity / seller.stores.size());
      }
      if (dice.percent(20)) {
        place(product, "meli_facility", null, 4);
      }
    }
    if (!seller.stores.isEmpty() && dice.percent(3)) {
      product.locations.clear();
    }
    platform.world().userProducts.put(product.id, product);
    item.userProductId = product.id;
    item.familyId = product.familyId;
    item.familyName = item.title;
    item.sku = sku;
    item.tags.add("user_product_listing");
    if (seller.has("user_product_seller")) {
      shared = item;
    }
  }

  /** One more item for a user product that is on sale already: other conditions, same stock. */
  private static void offerAgain(Item item, Item other) {
    item.title = other.title;
    item.familyName = other.familyName;
    item.familyId = other.familyId;
    item.userProductId = other.userProductId;
    item.sku = other.sku;
    item.categoryId = other.categoryId;
    item.price = other.price;
    item.listingType = other.listingType.equals("gold_pro") ? "gold_special" : "gold_pro";
    item.tags.add("user_product_listing");
  }

  private static void place(UserProduct product, String type, @Nullable Store store, int quantity) {
    StockLocation location = new StockLocation();
    location.type = type;
    location.quantity = quantity;
    if (store != null) {
      location.storeId = store.id;
      location.nodeId = store.nodeId;
    }
    product.locations.add(location);
  }

  private void state(Item item) {
    if (platform.stock().of(item) == 0) {
      item.status = "paused";
      item.subStatus.add("out_of_stock");
    } else if (dice.percent(4)) {
      item.status = "paused";
      item.subStatus.add("paused_by_seller");
    } else if (dice.percent(3)) {
      item.status = "closed";
    }
    if (dice.percent(1)) {
      item.priceAutomation = true;
    }
    if (dice.percent(8)) {
      item.regularPrice =
          item.price
              .multiply(new BigDecimal("1.25"))
              .setScale(item.price.scale(), RoundingMode.HALF_UP);
    }
  }

  private int quantity() {
    int roll = dice.below(100);
    return roll < 5 ? 0 : roll < 70 ? 1 + dice.below(40) : 20 + dice.below(180);
  }

  private BigDecimal price(String siteId, int pesos) {
    int varied = pesos * (60 + dice.below(120)) / 100 / 10 * 10;
    if (siteId.equals("MLC")) {
      return new BigDecimal(Math.max(990, varied));
    }
    return BigDecimal.valueOf(varied)
        .multiply(RATE.getOrDefault(siteId, BigDecimal.ONE))
        .setScale(2, RoundingMode.HALF_UP)
        .max(new BigDecimal("9.90"));
  }

  private static String code(String text) {
    String code = text.replaceAll("[^A-Za-z0-9]", "").toUpperCase(Locale.ROOT);
    return code.length() > 4 ? code.substring(0, 4) : code;
  }
}
