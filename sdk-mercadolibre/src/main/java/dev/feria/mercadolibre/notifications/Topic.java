package dev.feria.mercadolibre.notifications;

import dev.feria.core.json.OpenEnum;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a notification is about.
 *
 * <p>Each known topic has one form of resource. {@link #resourceId} takes the id out of it and
 * refuses any other form, so that a forged notification cannot make a client call an address of
 * somebody else's choice.
 *
 * @param wire as the provider writes it; values not named here are kept as they came
 */
public record Topic(String wire) implements OpenEnum {
  /** Orders placed, paid, cancelled: {@code /orders/{id}}. */
  public static final Topic ORDERS = new Topic("orders_v2");

  /** Feedback on orders: {@code /orders/{id}/feedback}. */
  public static final Topic ORDERS_FEEDBACK = new Topic("orders feedback");

  /** Items changed: {@code /items/{id}}. */
  public static final Topic ITEMS = new Topic("items");

  /** Prices changed: {@code /items/{id}/prices}. */
  public static final Topic ITEMS_PRICES = new Topic("items_prices");

  /** Stock of a user product changed: {@code /user-products/{id}/stock}. */
  public static final Topic STOCK_LOCATION = new Topic("stock-location");

  /** Families of user products changed. */
  public static final Topic USER_PRODUCT_FAMILIES = new Topic("user-products-families");

  /** Questions asked, answered, removed: {@code /questions/{id}}. */
  public static final Topic QUESTIONS = new Topic("questions");

  /** Messages created or read: the bare id. */
  public static final Topic MESSAGES = new Topic("messages");

  /** Shipments moved: {@code /shipments/{id}}. */
  public static final Topic SHIPMENTS = new Topic("shipments");

  /** Payments: {@code /collections/{id}}. */
  public static final Topic PAYMENTS = new Topic("payments");

  /** Claims opened or moved: {@code /post-purchase/v1/claims/{id}}. */
  public static final Topic POST_PURCHASE = new Topic("post_purchase");

  /** Leads of classified adverts: {@code /vis/leads/{id}}. */
  public static final Topic LEADS = new Topic("vis_leads");

  private static final String ID = "([A-Za-z0-9_-]+)";
  private static final Map<String, Pattern> RESOURCES =
      Map.ofEntries(
          Map.entry("orders_v2", Pattern.compile("/orders/([0-9]+)")),
          Map.entry("orders", Pattern.compile("/orders/([0-9]+)")),
          Map.entry("orders feedback", Pattern.compile("/orders/([0-9]+)/feedback")),
          Map.entry("items", Pattern.compile("/items/([A-Z0-9]+)")),
          Map.entry("items_prices", Pattern.compile("/items/([A-Z0-9]+)/prices")),
          Map.entry("stock-location", Pattern.compile("/user-products/([A-Z0-9]+)/stock")),
          Map.entry("stock-locations", Pattern.compile("/user-products/([A-Z0-9]+)/stock")),
          Map.entry("questions", Pattern.compile("/questions/([0-9]+)")),
          Map.entry("messages", Pattern.compile("(?:/messages/)?" + ID)),
          Map.entry("shipments", Pattern.compile("/shipments/([0-9]+)")),
          Map.entry("payments", Pattern.compile("/collections/([0-9]+)")),
          Map.entry("post_purchase", Pattern.compile("/post-purchase/v[0-9]+/claims/([0-9]+)")),
          Map.entry("vis_leads", Pattern.compile("/vis/leads/" + ID)),
          Map.entry("leads-credits", Pattern.compile("/vis/leads/" + ID)));

  /**
   * Returns the id that a resource names; empty when the topic is not known or the resource does
   * not have the topic's form.
   */
  public Optional<String> resourceId(String resource) {
    Pattern form = RESOURCES.get(wire);
    if (form == null) {
      return Optional.empty();
    }
    Matcher matcher = form.matcher(resource);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
