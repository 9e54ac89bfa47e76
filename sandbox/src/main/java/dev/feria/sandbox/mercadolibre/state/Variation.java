package dev.feria.sandbox.mercadolibre.state;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One variant of an item of the older model. */
public final class Variation {
  public long id;

  public String attributeId = "COLOR";

  public String attributeName = "Color";

  public String value = "";

  public BigDecimal price = BigDecimal.ZERO;

  public int quantity;

  public int sold;

  public @Nullable String sku;

  public @Nullable String customField;

  public @Nullable String userProductId;

  public @Nullable String inventoryId;

  public List<String> pictureIds = new ArrayList<>();

  /** Value by attribute id, the SKU apart. */
  public Map<String, String> attributes = new LinkedHashMap<>();
}
