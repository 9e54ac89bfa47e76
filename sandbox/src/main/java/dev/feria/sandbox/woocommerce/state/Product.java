package dev.feria.sandbox.woocommerce.state;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A product or a variation of one. */
public final class Product extends Entry {
  /** {@code simple}, {@code variable}, {@code variation}, {@code grouped} or {@code external}. */
  public String type = "simple";

  /** 0 for anything but a variation. */
  public long parentId;

  public String name = "";
  public String slug = "";
  public String status = "publish";
  public String description = "";
  public String sku = "";
  public String barcode = "";
  public @Nullable BigDecimal regularPrice;
  public @Nullable BigDecimal salePrice;
  public boolean manageStock;

  /** Null where no quantity was ever set. */
  public @Nullable Long quantity;

  public String stockStatus = "instock";

  /** {@code no}, {@code notify} or {@code yes}. */
  public String backorders = "no";

  public String weight = "";
  public String length = "";
  public String width = "";
  public String height = "";
  public long totalSales;
  public int menuOrder;
  public boolean featured;

  /** Not in any list yet, as one that was published a moment ago. */
  public boolean hidden;

  /** Option by attribute name for a variation; options joined by {@code |} for its parent. */
  public Map<String, String> attributes = new LinkedHashMap<>();

  /** Ids of the variations. */
  public List<Long> variations = new ArrayList<>();

  public List<String> categories = new ArrayList<>();
  public List<Meta> meta = new ArrayList<>();

  /** True for a variation. */
  public boolean isVariation() {
    return parentId != 0;
  }

  /** True when the sale price is the one that is asked. */
  public boolean onSale() {
    BigDecimal sale = salePrice;
    BigDecimal regular = regularPrice;
    return sale != null && regular != null && sale.compareTo(regular) < 0;
  }

  /** What is asked now; null when there is no price. */
  public @Nullable BigDecimal price() {
    return onSale() ? salePrice : regularPrice;
  }
}
