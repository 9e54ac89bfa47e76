package dev.feria.sandbox.mercadolibre.state;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A listing. */
public final class Item {
  public String id = "";

  public long sellerId;

  public String siteId = "MLC";

  public String title = "";

  public @Nullable String familyName;

  public @Nullable String familyId;

  public String categoryId = "";

  public BigDecimal price = BigDecimal.ZERO;

  /** Price before the promotion, when there is one. */
  public @Nullable BigDecimal regularPrice;

  public String currency = "CLP";

  /** Unused when the item has variations or a user product. */
  public int quantity;

  public int sold;

  public int initial;

  public String listingType = "gold_special";

  public String status = "active";

  public List<String> subStatus = new ArrayList<>();

  public @Nullable String sku;

  public @Nullable String customField;

  public @Nullable String userProductId;

  public @Nullable String inventoryId;

  public @Nullable String catalogProductId;

  public String logisticType = "xd_drop_off";

  public String shippingMode = "me2";

  public boolean freeShipping;

  public String condition = "new";

  /** Value by attribute id, the SKU apart. */
  public Map<String, String> attributes = new LinkedHashMap<>();

  public List<Variation> variations = new ArrayList<>();

  public List<String> pictureIds = new ArrayList<>();

  public String description = "";

  public List<String> tags = new ArrayList<>();

  public boolean priceAutomation;

  public boolean deleted;

  /** True: searches do not show it, asking by id does. */
  public boolean hidden;

  public long created;

  public long updated;

  /** The variation with this id, or null. */
  public @Nullable Variation variation(long variationId) {
    for (Variation variation : variations) {
      if (variation.id == variationId) {
        return variation;
      }
    }
    return null;
  }

  /** True when stock is kept by the platform's own warehouse only. */
  public boolean isFull() {
    return logisticType.equals("fulfillment");
  }
}
