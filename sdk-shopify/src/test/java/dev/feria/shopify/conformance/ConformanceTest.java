package dev.feria.shopify.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.core.commerce.FulfilmentPublisher;
import dev.feria.core.commerce.Listing;
import dev.feria.core.commerce.ListingQuery;
import dev.feria.core.commerce.ListingSource;
import dev.feria.core.commerce.LocationSource;
import dev.feria.core.commerce.Money;
import dev.feria.core.commerce.Order;
import dev.feria.core.commerce.OrderQuery;
import dev.feria.core.commerce.OrderSource;
import dev.feria.core.commerce.OrderState;
import dev.feria.core.commerce.PriceChange;
import dev.feria.core.commerce.PricePublisher;
import dev.feria.core.commerce.Shipment;
import dev.feria.core.commerce.StockChange;
import dev.feria.core.commerce.StockPublisher;
import dev.feria.core.page.Entry;
import dev.feria.core.provider.Account;
import dev.feria.core.provider.WebhookSubscriber;
import dev.feria.sandbox.Sandbox;
import dev.feria.sandbox.SandboxOptions;
import dev.feria.shopify.SandboxShop;
import graphql.schema.GraphQLSchema;
import java.math.BigDecimal;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the module sends is what the vendor's own description allows. */
class ConformanceTest {
  private static GraphQLSchema schema;

  @BeforeAll
  static void readSchema() {
    schema = VendorSchema.read();
  }

  @Test
  void documents_areValidAgainstTheVendorsSchema() {
    Map<String, String> documents = Documents.all();

    assertThat(documents).hasSizeGreaterThan(20);
    documents.forEach(
        (name, document) -> assertThat(VendorSchema.problems(schema, document)).as(name).isEmpty());
  }

  @Test
  void answers_ofTheSandbox_areWhatTheVendorsSchemaPromises() {
    try (Sandbox sandbox = Sandbox.start(SandboxOptions.DEFAULT.catalogue(40, 60))) {
      SandboxShop shop = new SandboxShop(sandbox, 0);
      useEverything(shop.withToken());

      Set<String> documents = new HashSet<>();
      for (Recorder.Exchange exchange : shop.recorder.exchanges()) {
        documents.add(exchange.document());
        Object data = exchange.answer().get("data");
        if (data != null) {
          assertThat(AnswerCheck.problems(schema, exchange.document(), data))
              .as(exchange.document())
              .isEmpty();
        }
      }
      assertThat(documents).hasSizeGreaterThan(10);
    }
  }

  private static void useEverything(Account account) {
    account.profile();
    ((LocationSource) account).locations();
    List<Listing> listings = new java.util.ArrayList<>();
    ((ListingSource) account)
        .listings(ListingQuery.ALL)
        .forEach(entry -> listings.add(((Entry.Read<Listing>) entry).value()));
    List<Order> orders = new java.util.ArrayList<>();
    ((OrderSource) account)
        .orders(OrderQuery.ALL)
        .forEach(entry -> orders.add(((Entry.Read<Order>) entry).value()));
    Listing first =
        listings.stream().filter(listing -> listing.quantity() != null).findFirst().orElseThrow();
    ((ListingSource) account).listingGroup(first.group());
    ((OrderSource) account).order(orders.get(0).id());
    ((StockPublisher) account)
        .publishStock(
            List.of(
                new StockChange(first.id(), first.group(), first.quantity() + 1),
                new StockChange(first.id(), first.group(), 3, first.quantity() + 99)));
    ((PricePublisher) account)
        .publishPrices(
            List.of(
                new PriceChange(
                    first.id(),
                    first.group(),
                    new Money(new BigDecimal("5990"), first.price().currency()))));
    orders.stream()
        .filter(order -> order.state() == OrderState.PAID)
        .limit(3)
        .forEach(order -> ship((FulfilmentPublisher) account, order));
    ((WebhookSubscriber) account).subscribe(URI.create("https://feria.example/hooks/1"));
  }

  private static void ship(FulfilmentPublisher account, Order order) {
    try {
      account.ship(new Shipment("s", order.id(), "Correos", "X-" + order.id(), null, List.of()));
    } catch (dev.feria.core.error.RejectedException left) {
      assertThat(left.failure().code()).isEqualTo("nothing_to_fulfill");
    }
  }
}
