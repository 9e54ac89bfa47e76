package dev.feria.sandbox.shopify.state;

import java.util.ArrayList;
import java.util.List;

/** A product of a store. Times are milliseconds since 1970. */
public final class Product {
  static final Product NONE = new Product();

  public long id;
  public String title = "";
  public String handle = "";
  public String description = "";

  /** As in the API: ACTIVE, DRAFT, ARCHIVED, UNLISTED. */
  public String status = "ACTIVE";

  public String vendor = "";
  public String type = "";
  public List<String> tags = new ArrayList<>(0);
  public List<String> options = new ArrayList<>(1);
  public List<Variant> variants = new ArrayList<>(1);
  public long created;
  public long updated;

  /** True for the single variant that the platform makes by itself. */
  public boolean plain() {
    return variants.size() == 1 && variants.get(0).ownTitle() == null;
  }
}
