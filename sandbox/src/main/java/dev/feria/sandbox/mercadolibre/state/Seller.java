package dev.feria.sandbox.mercadolibre.state;

import java.util.ArrayList;
import java.util.List;

/** A seller's user account. */
public final class Seller {
  public long id;

  public String nickname = "";

  public String email = "";

  public String password = "";

  public String siteId = "MLC";

  public List<String> tags = new ArrayList<>();

  public List<Store> stores = new ArrayList<>();

  /** Nickname of a collaborator, who may not authorise applications. */
  public String operator = "";

  /** True: items of the older model may be published besides user products. */
  public boolean anyModel;

  /** True when the account carries the tag. */
  public boolean has(String tag) {
    return tags.contains(tag);
  }
}
