package dev.feria.sandbox.shopify.state;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A webhook that an application asked for through the API. */
public final class Subscription {
  public long id;
  public String clientId = "";

  /** As in the API, such as ORDERS_CREATE. */
  public String topic = "";

  public String uri = "";
  public @Nullable String name;
  public @Nullable String filter;
  public List<String> includeFields = new ArrayList<>(0);
  public List<String> metafieldNamespaces = new ArrayList<>(0);
  public long created;
  public long updated;

  /** When it last took a delivery; 0 for never. */
  public long lastSuccess;
}
