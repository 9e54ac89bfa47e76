package dev.feria.server.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.core.commerce.Money;
import dev.feria.core.commerce.Order;
import dev.feria.core.commerce.OrderState;
import dev.feria.core.commerce.Shipment;
import dev.feria.core.error.ProviderException;
import dev.feria.core.error.ReconnectException;
import dev.feria.core.error.RejectedException;
import dev.feria.core.error.UnavailableException;
import dev.feria.server.accounts.AccountRow;
import dev.feria.server.accounts.AccountStatus;
import dev.feria.server.testing.FakeShippers;
import dev.feria.server.testing.Shop;
import dev.feria.server.testing.ShopServer;
import dev.feria.server.testing.ShopServer.Answer;
import dev.feria.server.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class ShipmentsTest {
  private static final String ALL =
      """
      {"carrier":"Correos","tracking_number":"RX1","tracking_url":"https://track.example/RX1"}""";

  private static TestDatabase db;
  private static Shop shop;
  private static AccountRow account;
  private static ShopServer server;
  private static FakeShippers channel;
  private static ShipmentSender sender;
  private static int orders;

  @BeforeAll
  static void open() {
    db = TestDatabase.create();
    shop = new Shop(db, "Shipping");
    account = shop.account("Channel");
    server = new ShopServer(shop);
    channel = server.shippers;
    sender = node();
  }

  private static ShipmentSender node() {
    return new ShipmentSender(db.database(), channel, shop.wakeups, shop.clock, () -> 1.0);
  }

  @AfterEach
  void calm() {
    channel.failure = null;
    channel.before = () -> {};
    channel.ownLabels.clear();
    shop.put(account);
    sender.drain();
    channel.told.clear();
    channel.failures.clear();
  }

  @AfterAll
  static void close() {
    server.close();
    db.close();
  }

  /** Stores a paid order of three pieces of one thing and one of another; returns its path. */
  private static String order() {
    orders++;
    Money price = Money.of("1990", "CLP");
    shop.apply(
        account,
        new Order(
            "S" + orders,
            "S" + orders,
            OrderState.PAID,
            "paid",
            Shop.NOON,
            Shop.NOON,
            List.of(
                new Order.Line("a", "L1", null, "Cups", 3, price),
                new Order.Line("b", "L2", null, "Pot", 1, price)),
            price.times(4),
            null,
            null,
            null));
    return "/orders/" + id("S" + orders);
  }

  private static String id(String external) {
    return shop.value("select order_id::text from orders where external_id = ?", external);
  }

  private static ProviderException.Failure failure(int status, String code) {
    return new ProviderException.Failure("stall", "ship", status, code, null, 1, null);
  }

  private static Map<String, Object> only(String order) {
    List<Map<String, Object>> all = server.get(shop, order + "/shipments").data();
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  @Test
  void post_withoutLines_sendsEverythingThatIsLeft() {
    String order = order();
    Answer made = server.post(shop, order + "/shipments", ALL);
    assertThat(made.status()).isEqualTo(201);
    assertThat(made.get("state")).isEqualTo("waiting");
    assertThat((List<?>) made.get("lines")).hasSize(2);
    assertThat(server.get(shop, order).get("sent")).isEqualTo("all");
    assertThat(channel.told).isEmpty();

    sender.drain();

    String reference = (String) made.get("shipment_id");
    assertThat(channel.told)
        .containsExactly(
            new Shipment(
                reference, "S" + orders, "Correos", "RX1", "https://track.example/RX1", List.of()));
    assertThat(only(order)).containsEntry("state", "told").containsEntry("error", null);
    assertThat(sender.drain()).isZero();
  }

  @Test
  void post_withLines_isCheckedAgainstWhatHasNotLeft() {
    String order = order();
    String two = "{\"lines\":[{\"line\":\"a\",\"quantity\":2}]}";
    assertThat(server.post(shop, order + "/shipments", two).status()).isEqualTo(201);
    assertThat(server.get(shop, order).get("sent")).isEqualTo("part");

    Answer tooMany = server.post(shop, order + "/shipments", two);
    assertThat(tooMany.status()).isEqualTo(422);
    assertThat(tooMany.text()).contains("lines[0].quantity", "only 1 have not left");
    Answer strange =
        server.post(shop, order + "/shipments", "{\"lines\":[{\"line\":\"x\",\"quantity\":1}]}");
    assertThat(strange.text()).contains("lines[0].line");

    Answer rest = server.post(shop, order + "/shipments", "{\"lines\":[]}");
    assertThat(rest.status()).isEqualTo(201);
    assertThat(server.get(shop, order).get("sent")).isEqualTo("all");
    assertThat(server.post(shop, order + "/shipments", ALL).get("type"))
        .isEqualTo("urn:feria:problem:nothing_left");
    sender.drain();
    assertThat(channel.told).hasSize(2);
    assertThat(channel.told.get(0).lines()).containsExactly(new Shipment.Item("a", 2));
  }

  @Test
  void post_ofAnOrderThatCannotBeSentByUs_saysWhy() {
    String order = order();
    channel.ownLabels.add(account.accountId());
    Answer own = server.post(shop, order + "/shipments", ALL);
    assertThat(own.status()).isEqualTo(409);
    assertThat(own.get("type")).isEqualTo("urn:feria:problem:own_labels");
    assertThat((String) own.get("detail")).contains("labels of its own");
    channel.ownLabels.clear();

    shop.put(shop.row(account.accountId(), "Channel", AccountStatus.DISCONNECTED, true, true, 0));
    assertThat(server.post(shop, order + "/shipments", ALL).get("type"))
        .isEqualTo("urn:feria:problem:not_connected");
    shop.put(account);

    shop.apply(account, Shop.order("SC", OrderState.CANCELLED, "L1", 1, Shop.NOON.plusSeconds(5)));
    assertThat(server.post(shop, "/orders/" + id("SC") + "/shipments", ALL).get("type"))
        .isEqualTo("urn:feria:problem:order_cancelled");
    assertThat(
            server
                .post(shop, order + "/shipments", "{\"tracking_url\":\"javascript:alert(1)\"}")
                .text())
        .contains("tracking_url");
  }

  @Test
  void drain_whenTheChannelIsAway_triesAgainLaterWithTheSameReference() {
    String order = order();
    server.post(shop, order + "/shipments", ALL);
    channel.failure = new UnavailableException(failure(503, "away"), null, null);
    assertThat(sender.drain()).isEqualTo(1);
    assertThat(only(order)).containsEntry("state", "waiting");
    assertThat((String) only(order).get("error")).contains("503");
    assertThat(sender.drain()).as("not before its time").isZero();

    channel.failure = null;
    shop.clock.advance(Duration.ofSeconds(2));
    sender.drain();
    assertThat(channel.told).hasSize(1);
    assertThat(channel.told.get(0).reference()).isEqualTo(only(order).get("shipment_id"));
    assertThat(only(order)).containsEntry("state", "told").containsEntry("error", null);
  }

  @Test
  void drain_whenTheChannelRefuses_showsTheReasonUntilSomebodyCorrects() {
    String order = order();
    server.post(shop, order + "/shipments", ALL);
    channel.failure = new RejectedException(failure(422, "bad_tracking"), null, null);
    sender.drain();
    Map<String, Object> refused = only(order);
    assertThat(refused).containsEntry("state", "refused");
    assertThat((String) refused.get("error")).contains("bad_tracking");
    shop.clock.advance(Duration.ofHours(1));
    assertThat(sender.drain()).isZero();

    channel.failure = null;
    String path = order + "/shipments/" + refused.get("shipment_id");
    Answer corrected = server.send(shop, "PUT", path, "{\"tracking_number\":\"RX2\"}", null);
    assertThat(corrected.get("state")).isEqualTo("waiting");
    assertThat(corrected.get("carrier")).isNull();
    sender.drain();
    assertThat(channel.told).extracting(Shipment::trackingNumber).containsExactly("RX2");

    assertThat(server.send(shop, "PUT", path, "{\"tracking_number\":\"RX2\"}", null).get("state"))
        .as("what it knows already is not told again")
        .isEqualTo("told");
  }

  @Test
  void retry_ofARefusedShipment_tellsItAgainAtOnce() {
    String order = order();
    server.post(shop, order + "/shipments", ALL);
    channel.failure = new RejectedException(failure(422, "closed"), null, null);
    sender.drain();
    channel.failure = null;
    String path = order + "/shipments/" + only(order).get("shipment_id") + "/retry";
    assertThat(server.post(shop, path, null).get("state")).isEqualTo("waiting");
    sender.drain();
    assertThat(only(order)).containsEntry("state", "told");
  }

  @Test
  void drain_whenConsentIsGone_waitsForThePersonWhoConnects() {
    String order = order();
    server.post(shop, order + "/shipments", ALL);
    channel.failure = new ReconnectException(failure(401, "revoked"), null, null);
    // what the account's failure would make of it
    channel.before =
        () ->
            shop.put(
                shop.row(account.accountId(), "Channel", AccountStatus.RECONNECT, true, true, 0));
    sender.drain();
    assertThat(only(order)).containsEntry("state", "reconnect");
    assertThat(channel.failures).hasSize(1);
    channel.failure = null;
    channel.before = () -> {};
    assertThat(sender.drain()).isZero();

    shop.put(account);
    db.database()
        .useTenant(shop.tenant, handle -> server.shipments.connected(handle, account, false));
    sender.drain();
    assertThat(only(order)).containsEntry("state", "told");
  }

  @Test
  void put_whileTheChannelIsBeingTold_isToldAfterwards() {
    String order = order();
    String made = (String) server.post(shop, order + "/shipments", ALL).get("shipment_id");
    channel.before =
        () -> {
          channel.before = () -> {};
          server.send(
              shop,
              "PUT",
              order + "/shipments/" + made,
              "{\"carrier\":\"Correos\",\"tracking_number\":\"RX3\"}",
              null);
        };
    sender.drain();
    assertThat(channel.told).extracting(Shipment::trackingNumber).containsExactly("RX1", "RX3");
    assertThat(channel.told).extracting(Shipment::reference).containsOnly(made);
    assertThat(only(order)).containsEntry("state", "told");
  }

  @Test
  void drain_onTwoNodes_tellsOnce() {
    String order = order();
    server.post(shop, order + "/shipments", ALL);
    ShipmentSender other = node();
    channel.before = () -> assertThat(other.drain()).isZero();
    sender.drain();
    assertThat(channel.told).hasSize(1);
    other.close();
  }

  @Test
  void drain_afterACrashInTheMiddle_tellsAgainWithTheSameReference() {
    String order = order();
    server.post(shop, order + "/shipments", ALL);
    channel.before =
        () -> {
          channel.before = () -> {};
          throw new IllegalStateException("as if the process had died");
        };
    sender.drain();
    assertThat(channel.told).isEmpty();
    assertThat(sender.drain()).as("its lease has not ended").isZero();
    shop.clock.advance(Duration.ofSeconds(30));
    sender.drain();
    assertThat(channel.told).hasSize(1);
  }

  @Test
  void list_bySent_narrowsTheOrders() {
    String sent = order();
    String open = order();
    server.post(shop, sent + "/shipments", ALL);
    assertThat(server.get(shop, "/orders?sent=true&q=S" + (orders - 1)).data()).hasSize(1);
    assertThat(server.get(shop, "/orders?sent=false&limit=200").data())
        .extracting(row -> "/orders/" + row.get("order_id"))
        .contains(open)
        .doesNotContain(sent);
  }
}
