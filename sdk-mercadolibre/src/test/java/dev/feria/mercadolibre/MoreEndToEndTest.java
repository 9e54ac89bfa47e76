package dev.feria.mercadolibre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.feria.core.auth.Secret;
import dev.feria.core.commerce.Listing;
import dev.feria.core.commerce.ListingQuery;
import dev.feria.core.commerce.ListingSource;
import dev.feria.core.commerce.StockChange;
import dev.feria.core.commerce.StockOutcome;
import dev.feria.core.commerce.StockPublisher;
import dev.feria.core.error.ForbiddenException;
import dev.feria.core.messaging.Conversation;
import dev.feria.core.messaging.Conversation.Writable;
import dev.feria.core.messaging.ConversationKind;
import dev.feria.core.messaging.ConversationRef;
import dev.feria.core.messaging.DeliveryState;
import dev.feria.core.messaging.InboundMessage;
import dev.feria.core.messaging.MessageChannel;
import dev.feria.core.messaging.OutboundFile;
import dev.feria.core.messaging.OutboundMessage;
import dev.feria.core.messaging.Participant;
import dev.feria.core.provider.Account;
import dev.feria.core.provider.Event;
import dev.feria.core.provider.MissedEventSource;
import dev.feria.mercadolibre.claims.ClaimReply;
import dev.feria.mercadolibre.claims.ClaimSearch;
import dev.feria.mercadolibre.claims.ClaimStatus;
import dev.feria.mercadolibre.orders.OrderSearch;
import dev.feria.mercadolibre.shipments.LabelFormat;
import dev.feria.mercadolibre.shipments.Shipment;
import dev.feria.sandbox.Sandbox;
import dev.feria.sandbox.SandboxOptions;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages, questions, claims, shipments and warehouse stock against the sandbox. */
class MoreEndToEndTest {
  private Sandbox sandbox;

  @BeforeEach
  void start() {
    sandbox = Sandbox.start(SandboxOptions.DEFAULT.catalogue(60, 80));
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private SandboxSeller seller(int place) {
    SandboxSeller seller = new SandboxSeller(sandbox, place);
    seller.control("PUT", "/mercadolibre/application", "{\"limits\":false}");
    return seller;
  }

  private static MercadoLibreClient client(SandboxSeller seller) {
    return MercadoLibreClient.builder()
        .application(
            seller.credentials.get("client_id"), Secret.of(seller.credentials.get("client_secret")))
        .seller(seller.id)
        .tokens(seller.tokens)
        .tokenKey("account")
        .base(seller.base)
        .requestsPerSecond(1000)
        .build();
  }

  @Test
  void questions_whenAskedAndAnswered_areOneConversation() {
    SandboxSeller seller = seller(0);
    MessageChannel account = (MessageChannel) seller.connect(seller.application());
    String listing = (String) seller.listings().get(0).get("id");
    String id =
        (String)
            seller
                .tell(
                    "/questions",
                    "{\"listing\":\"" + listing + "\",\"from\":\"1234567\",\"text\":\"¿Queda?\"}")
                .get("id");
    ConversationRef ref = new ConversationRef(ConversationKind.QUESTION, id);

    Conversation conversation = account.conversation(ref);
    assertThat(conversation.writable()).isEqualTo(Writable.ONCE);
    assertThat(conversation.customer().id()).isEqualTo("1234567");
    assertThat(conversation.subject()).isEqualTo(listing.replaceFirst(":.*", ""));
    assertThat(account.conversations(ConversationKind.QUESTION, null).stream())
        .extracting(c -> c.ref().id())
        .contains(id);

    assertThat(account.send(OutboundMessage.text(ref, "Sí, queda", "k1")).state())
        .isEqualTo(DeliveryState.SENT);

    List<InboundMessage> messages = account.messages(ref).stream().toList();
    assertThat(messages).extracting(InboundMessage::text).containsExactly("¿Queda?", "Sí, queda");
    assertThat(messages).extracting(InboundMessage::isOurs).containsExactly(false, true);
    assertThat(account.conversation(ref).writable()).isEqualTo(Writable.NO);
  }

  @Test
  void messages_whenBuyerWrites_areReadUnmarkedAndAnswered() {
    SandboxSeller seller = seller(0);
    MessageChannel account = (MessageChannel) seller.connect(seller.application());
    Map<String, Object> written = seller.tell("/messages", "{\"text\":\"Hola, ¿cuándo llega?\"}");
    String pack = (String) written.get("pack");

    InboundMessage message =
        account.message(ConversationKind.ORDER, (String) written.get("id")).get(0);
    assertThat(message.conversation().id()).isEqualTo(pack);
    assertThat(message.text()).isEqualTo("Hola, ¿cuándo llega?");
    assertThat(message.from().role()).isEqualTo(Participant.Role.PROVIDER);

    Conversation unread =
        account.conversations(ConversationKind.ORDER, null).stream().findFirst().orElseThrow();
    assertThat(unread.unread()).isPositive();
    assertThat(account.conversation(message.conversation()).customer().id())
        .isEqualTo(written.get("from"));
    assertThat(account.conversations(ConversationKind.ORDER, null).stream()).isNotEmpty();

    var sent =
        account.send(
            new OutboundMessage(
                message.conversation(),
                "Mañana",
                List.of(
                    OutboundFile.of("guia.txt", "abc".getBytes(StandardCharsets.UTF_8))
                        .contentType("text/plain")),
                message.id(),
                "k2"));
    assertThat(sent.id()).isNotNull();
    InboundMessage ours =
        account.messages(message.conversation()).stream()
            .filter(InboundMessage::isOurs)
            .findFirst()
            .orElseThrow();
    assertThat(ours.text()).isEqualTo("Mañana");
    assertThat(account.attachment(ours.conversation(), ours.attachments().get(0)))
        .asString(StandardCharsets.UTF_8)
        .isEqualTo("abc");

    account.markRead(message.conversation());
    assertThat(account.conversations(ConversationKind.ORDER, null).stream())
        .noneMatch(c -> c.ref().id().equals(pack));
  }

  @Test
  void send_whenSellerWritesFirst_goesByTheActionGuide() {
    SandboxSeller seller = seller(0);
    MessageChannel account = (MessageChannel) seller.connect(seller.application());
    String order = buy(seller);
    String pack = client(seller).orders().get(order).packOrOrderId();
    ConversationRef ref = new ConversationRef(ConversationKind.ORDER, pack);
    assertThat(account.conversation(ref).writable()).isEqualTo(Writable.TEMPLATE_ONLY);

    assertThat(account.send(OutboundMessage.text(ref, "Buenas", "k")).id()).isNotNull();

    assertThat(account.messages(ref).stream())
        .extracting(InboundMessage::text)
        .containsExactly("Buenas");
  }

  @Test
  void send_whenThreadIsBlocked_isForbidden() {
    SandboxSeller seller = seller(0);
    MessageChannel account = (MessageChannel) seller.connect(seller.application());
    String pack = (String) seller.tell("/messages", "{\"text\":\"Hola\"}").get("pack");
    seller.tell("/conversations/" + pack, "{\"blocked\":\"blocked_by_time\"}");
    ConversationRef ref = new ConversationRef(ConversationKind.ORDER, pack);

    assertThat(account.conversation(ref).writable()).isEqualTo(Writable.NO);
    assertThatThrownBy(() -> account.send(OutboundMessage.text(ref, "Buenas", "k")))
        .isInstanceOf(ForbiddenException.class);
    assertThatThrownBy(() -> account.send(OutboundMessage.text(ref, "😀", "k")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void claims_whenOpened_areReadAndAnswered() {
    SandboxSeller seller = seller(0);
    seller.connect(seller.application());
    String claim =
        String.valueOf(seller.tell("/claims", "{\"order\":" + buy(seller) + "}").get("id"));
    var claims = client(seller).claims();

    assertThat(claims.list(ClaimSearch.status(ClaimStatus.OPENED)).stream())
        .anyMatch(c -> c.id().equals(claim));
    assertThat(claims.get(claim).status()).isEqualTo(ClaimStatus.OPENED);
    claims.detail(claim);
    claims.reply(claim, ClaimReply.toBuyer("Lo revisamos"));
    assertThat(claims.messages(claim)).anyMatch(m -> "Lo revisamos".equals(m.message()));
  }

  @Test
  void shipments_whenOrderIsPaid_areReadWithTheirChildren() {
    SandboxSeller seller = seller(0);
    seller.connect(seller.application());
    MercadoLibreClient client = client(seller);
    var order =
        client.orders().list(OrderSearch.ALL).stream()
            .filter(o -> o.isPaid() && o.shipping() != null && o.shipping().id() != null)
            .filter(o -> o.packId() != null)
            .findFirst()
            .orElseThrow();
    String id = order.shipping().id();

    Shipment shipment = client.shipments().get(id);
    assertThat(shipment.logistic()).isNotNull();
    assertThat(client.shipments().items(id)).isNotEmpty();
    assertThat(client.shipments().costs(id).senders()).isNotEmpty();
    assertThat(client.shipments().history(id)).isNotEmpty();
    client.shipments().sla(id);
    client.shipments().leadTime(id);
    client.shipments().carrier(id);
    client.shipments().payments(id);
    assertThat(client.orders().shipments(order.id())).anyMatch(s -> s.id().equals(id));
    assertThat(client.orders().pack(order.packId()).orders()).isNotEmpty();
    seller.tell(
        "/shipments/" + id, "{\"status\":\"ready_to_ship\",\"substatus\":\"ready_to_print\"}");
    assertThat(client.shipments().labels(List.of(id), LabelFormat.PDF)).isNotEmpty();
  }

  @Test
  void publishStock_whenSellerHasWarehouses_setsTheirTotal() {
    SandboxSeller seller = warehouses();
    Account account = seller.connect(seller.application());
    assertThat(account.handle().attributes().get("tags")).contains("warehouse_management");
    Listing listing =
        ((ListingSource) account)
            .listings(ListingQuery.ALL).stream()
                .map(Wire::read)
                .filter(l -> l.stockOwner() == Listing.StockOwner.SELLER)
                .filter(l -> l.quantity() != null && l.quantity() > 1)
                .findFirst()
                .orElseThrow();

    for (int quantity : List.of(37, 3, 0, 12)) {
      assertThat(
              ((StockPublisher) account)
                  .publishStock(List.of(new StockChange(listing.id(), listing.group(), quantity)))
                  .get(0))
          .isInstanceOf(StockOutcome.Published.class);
      assertThat(
              seller.listings().stream()
                  .filter(l -> l.get("id").equals(listing.id()))
                  .map(l -> ((BigDecimal) l.get("quantity")).intValue()))
          .containsExactly(quantity);
    }
    assertThat(client(seller).stock().stores().stream()).hasSize(2);
  }

  @Test
  void publishStock_whenWarehouseTagIsNotKnown_findsOut() {
    SandboxSeller seller = warehouses();
    Account known = seller.connect(seller.application());
    Account account =
        seller
            .application()
            .open(
                new dev.feria.core.provider.AccountHandle(
                    "account", known.handle().externalId(), Map.of()),
                Map.of());
    Listing listing =
        ((ListingSource) account)
            .listings(ListingQuery.ALL).stream()
                .map(Wire::read)
                .filter(l -> l.stockOwner() == Listing.StockOwner.SELLER)
                .findFirst()
                .orElseThrow();

    assertThat(
            ((StockPublisher) account)
                .publishStock(List.of(new StockChange(listing.id(), listing.group(), 9)))
                .get(0))
        .isInstanceOf(StockOutcome.Published.class);
    assertThat(
            seller.listings().stream()
                .filter(l -> l.get("id").equals(listing.id()))
                .map(l -> ((BigDecimal) l.get("quantity")).intValue()))
        .containsExactly(9);
  }

  @Test
  void missedEvents_whenNobodyAnsweredForTwoHours_nameTheOrder() {
    SandboxSeller seller = seller(0);
    seller.control(
        "PUT",
        "/mercadolibre/application",
        "{\"notification_url\":\"http://127.0.0.1:1/lost\",\"switch_off_after\":1000}");
    Account account = seller.connect(seller.application());
    String order = buy(seller);
    sandbox.advance(Duration.ofHours(2));

    assertThat(((MissedEventSource) account).missedEvents().stream())
        .filteredOn(event -> event instanceof Event.OrderChanged)
        .extracting(event -> ((Event.OrderChanged) event).orderId())
        .contains(order);
  }

  @Test
  void calls_whenTheProviderEnforcesItsLimits_areNeverRefused() throws Exception {
    SandboxSeller seller = new SandboxSeller(sandbox, 0);
    seller.connect(seller.application());
    seller.control("DELETE", "/mercadolibre/calls", null);
    MercadoLibreClient client =
        MercadoLibreClient.builder()
            .application(
                seller.credentials.get("client_id"),
                Secret.of(seller.credentials.get("client_secret")))
            .seller(seller.id)
            .tokens(seller.tokens)
            .tokenKey("account")
            .base(seller.base)
            .build();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<?>> calls = new ArrayList<>();
      for (int i = 0; i < 35; i++) {
        calls.add(threads.submit(() -> client.users().me()));
      }
      for (Future<?> call : calls) {
        call.get();
      }
    } finally {
      threads.shutdownNow();
    }

    Map<String, Object> told = seller.control("GET", "/mercadolibre/calls", null);
    assertThat(told.get("over_limit")).isEqualTo(BigDecimal.ZERO);
  }

  private SandboxSeller warehouses() {
    for (int place = 0; place < 5; place++) {
      SandboxSeller seller = seller(place);
      if (String.valueOf(seller.credentials.get("tags")).contains("warehouse_management")) {
        return seller;
      }
    }
    throw new AssertionError("the sandbox has no seller with warehouses");
  }

  private static String buy(SandboxSeller seller) {
    String listing =
        seller.listings().stream()
            .filter(l -> "active".equals(l.get("status")))
            .filter(l -> !Boolean.TRUE.equals(l.get("fulfillment")))
            .filter(l -> ((BigDecimal) l.get("quantity")).intValue() > 0)
            .map(l -> (String) l.get("id"))
            .findFirst()
            .orElseThrow();
    return (String)
        seller
            .tell("/orders", "{\"lines\":[{\"listing\":\"" + listing + "\",\"quantity\":1}]}")
            .get("id");
  }
}
