package dev.feria.sandbox.shopify.graphql;

import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.shopify.state.Address;
import dev.feria.sandbox.shopify.state.App;
import dev.feria.sandbox.shopify.state.Customer;
import dev.feria.sandbox.shopify.state.Gid;
import dev.feria.sandbox.shopify.state.Level;
import dev.feria.sandbox.shopify.state.Location;
import dev.feria.sandbox.shopify.state.Money;
import dev.feria.sandbox.shopify.state.Shop;
import dev.feria.sandbox.shopify.state.Times;
import dev.feria.sandbox.shopify.state.Variant;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The store itself, its locations and its people. */
final class ShopTypes {
  private ShopTypes() {}

  static void add(Schema schema, Clock clock) {
    shop(schema, clock);
    location(schema);
    people(schema);
    schema
        .<Money>type("MoneyBag")
        .field("shopMoney", money -> money)
        .field("presentmentMoney", money -> money);
    schema
        .<Money>type("MoneyV2")
        .field("amount", Money::decimal)
        .field("currencyCode", Money::currency);
    schema
        .type("App", App.class)
        .field("id", app -> Gid.of("App", app.id))
        .field("title", app -> app.name)
        .field("handle", app -> app.name.toLowerCase(Locale.ROOT).replace(' ', '-'))
        .field("apiKey", app -> app.clientId);
    schema
        .type("AppInstallation", Caller.class)
        .field("id", caller -> Gid.of("AppInstallation", caller.app().id + caller.shop().id))
        .field("app", Caller::app)
        .field(
            "accessScopes",
            caller ->
                caller.scopes().stream()
                    .map(scope -> Json.obj("handle", scope, "description", scope.replace('_', ' ')))
                    .toList());
  }

  private static void shop(Schema schema, Clock clock) {
    schema
        .type("Shop", Shop.class)
        .field("id", shop -> Gid.of("Shop", shop.id))
        .field("name", shop -> shop.name)
        .field("myshopifyDomain", shop -> shop.domain)
        .field(
            "primaryDomain",
            shop ->
                Json.obj(
                    "id",
                    Gid.of("Domain", shop.id + 1),
                    "host",
                    shop.domain,
                    "url",
                    "https://" + shop.domain,
                    "sslEnabled",
                    true))
        .field("currencyCode", shop -> shop.currency)
        .field("ianaTimezone", shop -> shop.timezone)
        .field("timezoneOffset", shop -> offset(shop, clock).getId().replace(":", ""))
        .field("timezoneOffsetMinutes", shop -> offset(shop, clock).getTotalSeconds() / 60)
        .field("email", shop -> shop.email)
        .field("contactEmail", shop -> shop.email)
        .field(
            "plan",
            shop ->
                Json.obj(
                    "displayName",
                    "Basic",
                    "publicDisplayName",
                    "Basic",
                    "partnerDevelopment",
                    false,
                    "shopifyPlus",
                    false))
        .field("createdAt", shop -> Times.utc(shop.created))
        .field("updatedAt", shop -> Times.utc(shop.created))
        .field("url", shop -> "https://" + shop.domain)
        .field("taxesIncluded", shop -> true)
        .field("orderNumberFormatPrefix", shop -> "#")
        .field("orderNumberFormatSuffix", shop -> "")
        .field("shopOwnerName", shop -> shop.owner)
        .field("weightUnit", shop -> "KILOGRAMS")
        .field("enabledPresentmentCurrencies", shop -> List.of(shop.currency));
  }

  private static java.time.ZoneOffset offset(Shop shop, Clock clock) {
    return shop.zone().getRules().getOffset(clock.instant());
  }

  private static void location(Schema schema) {
    schema
        .type("Location", Location.class)
        .field("id", location -> Gid.of("Location", location.id))
        .field("legacyResourceId", location -> location.id)
        .field("name", location -> location.name)
        .field("isActive", location -> location.active)
        .call(
            "isPrimary",
            (location, env) -> Caller.shop(env).locations.values().iterator().next() == location)
        .field("fulfillsOnlineOrders", location -> location.fulfillsOnlineOrders)
        .field("shipsInventory", location -> location.fulfillsOnlineOrders)
        .field("hasActiveInventory", location -> location.active)
        .field("hasUnfulfilledOrders", location -> false)
        .field("isFulfillmentService", location -> false)
        .field("activatable", location -> true)
        .field("deactivatable", location -> location.active)
        .field("deletable", location -> false)
        .field("addressVerified", location -> true)
        .field("deactivatedAt", location -> location.active ? null : Times.utc(location.created))
        .field("createdAt", location -> Times.utc(location.created))
        .field("updatedAt", location -> Times.utc(location.created))
        .call(
            "address",
            (location, env) ->
                Json.obj(
                    "address1",
                    location.address,
                    "city",
                    location.city,
                    "countryCode",
                    Caller.shop(env).country,
                    "formatted",
                    List.of(location.address, location.city)))
        .call(
            "inventoryLevel",
            (location, env) -> {
              String itemId = env.getArgument("inventoryItemId");
              Variant variant =
                  Caller.shop(env).byItem(Gid.id("InventoryItem", String.valueOf(itemId)));
              return variant == null ? null : variant.level(location.id);
            })
        .call(
            "inventoryLevels",
            (location, env) -> {
              List<Level> levels = new ArrayList<>();
              for (Variant variant : Caller.shop(env).items().values()) {
                Level level = variant.level(location.id);
                if (level != null) {
                  levels.add(level);
                }
              }
              return Pages.of(levels, env, level -> level.id);
            });
  }

  private static void people(Schema schema) {
    schema
        .type("Customer", Customer.class)
        .field("id", customer -> Gid.of("Customer", customer.id))
        .field("legacyResourceId", customer -> customer.id)
        .field("firstName", customer -> customer.firstName)
        .field("lastName", customer -> customer.lastName)
        .field("displayName", customer -> customer.firstName + " " + customer.lastName)
        .field("email", customer -> customer.email)
        .field("phone", customer -> customer.phone)
        .field(
            "defaultEmailAddress",
            customer ->
                customer.email == null
                    ? null
                    : Json.obj("emailAddress", customer.email, "validFormat", true))
        .field(
            "defaultPhoneNumber",
            customer -> customer.phone == null ? null : Json.obj("phoneNumber", customer.phone))
        .field("createdAt", customer -> Times.utc(customer.created))
        .field("updatedAt", customer -> Times.utc(customer.updated))
        .field("tags", customer -> List.of())
        .field("note", customer -> null)
        .field("locale", customer -> "es")
        .field("numberOfOrders", customer -> customer.orders);
    schema
        .type("MailingAddress", Address.class)
        .field("id", address -> Gid.of("MailingAddress", address.id) + "?model_name=Address")
        .field("name", Address::name)
        .field("firstName", address -> address.firstName)
        .field("lastName", address -> address.lastName)
        .field("company", address -> address.company)
        .field("address1", address -> address.address1)
        .field("address2", address -> address.address2)
        .field("city", address -> address.city)
        .field("province", address -> address.province)
        .field("provinceCode", address -> address.provinceCode)
        .field("zip", address -> address.zip)
        .field("country", address -> address.country)
        .field("countryCodeV2", address -> address.countryCode)
        .field("phone", address -> address.phone);
  }
}
