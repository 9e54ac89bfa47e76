package dev.feria.sandbox.mercadolibre.claims;

import dev.feria.sandbox.http.Call;
import dev.feria.sandbox.http.Fields;
import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.http.Reply;
import dev.feria.sandbox.mercadolibre.oauth.Endpoints;
import dev.feria.sandbox.mercadolibre.state.Claim;
import dev.feria.sandbox.mercadolibre.state.Errors;
import dev.feria.sandbox.mercadolibre.state.Message;
import dev.feria.sandbox.mercadolibre.state.Order;
import dev.feria.sandbox.mercadolibre.state.Platform;
import dev.feria.sandbox.mercadolibre.state.Seller;
import dev.feria.sandbox.mercadolibre.state.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Claims, their messages, and returns. */
public final class Claims {
  private static final long FIRST = 5_298_000_001L;
  private static final String PATH = "/post-purchase/v1/claims";

  private final Platform platform;

  /** Serves this platform. */
  public Claims(Platform platform) {
    this.platform = platform;
  }

  /** Adds the operations. */
  public void register(Endpoints endpoints) {
    endpoints
        .add("GET", PATH + "/search", "claims.search", this::search)
        .add("GET", PATH + "/{id}", "claims.get", (s, c) -> Reply.ok(view(own(s, c))))
        .add("GET", PATH + "/{id}/detail", "claims.detail", this::detail)
        .add("GET", PATH + "/{id}/messages", "claims.messages", this::messages)
        .add("POST", PATH + "/{id}/actions/send-message", "claims.send_message", this::send)
        .add("GET", "/post-purchase/v2/claims/{id}/returns", "claims.returns", this::returns);
  }

  /** The buyer complains; the application is notified. */
  public Claim open(Order order, String type, String text) {
    Claim claim = new Claim();
    claim.id = platform.world().next("claim", FIRST);
    claim.orderId = order.id;
    claim.sellerId = order.sellerId;
    claim.buyerId = order.buyerId;
    claim.siteId = order.siteId;
    claim.type = type;
    claim.created = platform.now();
    claim.updated = claim.created;
    claim.messages.add(message(claim, order.buyerId, false, text));
    platform.world().claims.put(claim.id, claim);
    announce(claim, "claims");
    return claim;
  }

  private void announce(Claim claim, String action) {
    platform.announce(claim.sellerId, "post_purchase", PATH + "/" + claim.id, action, 50);
  }

  private Message message(Claim claim, long from, boolean fromSeller, String text) {
    Message message = new Message();
    message.id = platform.world().dice.hex(24);
    message.fromId = from;
    message.fromSeller = fromSeller;
    message.toId = fromSeller ? claim.buyerId : claim.sellerId;
    message.text = text;
    message.created = platform.now();
    return message;
  }

  private Claim own(Seller caller, Call call) {
    String id = call.param("id");
    Claim claim = id.matches("[0-9]{1,18}") ? platform.world().claims.get(Long.valueOf(id)) : null;
    if (claim == null) {
      throw Errors.missing("Claim " + id + " not found");
    }
    if (claim.sellerId != caller.id) {
      throw Errors.forbidden("The caller is not a player of claim " + id);
    }
    return claim;
  }

  private Reply search(Seller caller, Call call) {
    int offset = Math.max(0, call.queryInt("offset", 0));
    int limit = Math.max(1, call.queryInt("limit", 30));
    String status = call.query("status");
    String stage = call.query("stage");
    String type = call.query("type");
    String resource = call.query("resource_id", call.query("order_id", ""));
    List<Claim> found =
        platform.world().claims.values().stream()
            .filter(claim -> claim.sellerId == caller.id)
            .filter(claim -> status == null || claim.status.equals(status))
            .filter(claim -> stage == null || claim.stage.equals(stage))
            .filter(claim -> type == null || claim.type.equals(type))
            .filter(claim -> resource.isEmpty() || resource.equals(Long.toString(claim.orderId)))
            .toList();
    List<Object> data = new ArrayList<>();
    for (int i = offset; i < Math.min(found.size(), offset + limit); i++) {
      data.add(view(found.get(i)));
    }
    return Reply.ok(
        Json.obj(
            "paging",
            Json.obj("offset", offset, "limit", limit, "total", found.size()),
            "data",
            data));
  }

  private static Map<String, @Nullable Object> view(Claim claim) {
    boolean open = claim.status.equals("opened");
    return Json.obj(
        "id",
        claim.id,
        "resource_id",
        claim.orderId,
        "resource",
        "order",
        "status",
        claim.status,
        "type",
        claim.type,
        "stage",
        claim.stage,
        "parent_id",
        null,
        "reason_id",
        claim.reasonId,
        "fulfilled",
        true,
        "quantity_type",
        "total",
        "claimed_quantity",
        1,
        "players",
        List.of(
            Json.obj(
                "role",
                "complainant",
                "type",
                "buyer",
                "user_id",
                claim.buyerId,
                "available_actions",
                List.of()),
            Json.obj(
                "role",
                "respondent",
                "type",
                "seller",
                "user_id",
                claim.sellerId,
                "available_actions",
                open
                    ? List.of(
                        Json.obj(
                            "action",
                            "send_message_to_complainant",
                            "mandatory",
                            false,
                            "due_date",
                            null),
                        Json.obj("action", "refund", "mandatory", false, "due_date", null))
                    : List.of())),
        "resolution",
        open
            ? null
            : Json.obj(
                "reason",
                "payment_refunded",
                "date_created",
                Times.order(claim.updated),
                "benefited",
                List.of("complainant"),
                "closed_by",
                "mediator"),
        "site_id",
        claim.siteId,
        "date_created",
        Times.order(claim.created),
        "last_updated",
        Times.order(claim.updated));
  }

  private Reply detail(Seller caller, Call call) {
    Claim claim = own(caller, call);
    return Reply.ok(
        Json.obj(
            "title",
            "Reclamo por el producto",
            "description",
            "El comprador dice que el producto llegó con un problema.",
            "problem",
            claim.messages.isEmpty() ? "" : claim.messages.get(0).text,
            "due_date",
            Times.order(claim.created + 3 * 86_400_000L),
            "action_responsible",
            claim.stage.equals("dispute") ? "mediator" : "seller"));
  }

  private Reply messages(Seller caller, Call call) {
    Claim claim = own(caller, call);
    List<Object> all = new ArrayList<>();
    for (Message message : claim.messages) {
      all.add(
          Json.obj(
              "sender_role",
              message.fromSeller ? "respondent" : "complainant",
              "receiver_role",
              message.fromSeller ? "complainant" : "respondent",
              "message",
              message.text,
              "translated_message",
              null,
              "date_created",
              Times.order(message.created),
              "last_updated",
              Times.order(message.created),
              "message_date",
              Times.order(message.created),
              "date_read",
              null,
              "attachments",
              List.of(),
              "status",
              "available",
              "stage",
              claim.stage,
              "message_moderation",
              Json.obj("status", "clean", "reason", null),
              "hash",
              message.id));
    }
    return Reply.ok(all);
  }

  private Reply send(Seller caller, Call call) {
    Claim claim = own(caller, call);
    Fields body = call.fields();
    String text = body.text("message", "");
    String receiver = body.text("receiver_role", "");
    if (text.isBlank()) {
      throw Errors.bad("message is required");
    }
    String expected = claim.stage.equals("dispute") ? "mediator" : "complainant";
    if (!receiver.equals(expected)) {
      throw Errors.bad("receiver_role must be " + expected + " at this stage");
    }
    if (!claim.status.equals("opened")) {
      throw Errors.forbidden("Claim " + claim.id + " is closed");
    }
    claim.messages.add(message(claim, caller.id, true, text));
    claim.updated = platform.now();
    announce(claim, "claims_actions");
    return Reply.json(201, Json.obj("execution_response", Json.obj("response_code", 201)));
  }

  private Reply returns(Seller caller, Call call) {
    Claim claim = own(caller, call);
    if (!claim.type.equals("return")) {
      throw Errors.missing("Claim " + claim.id + " has no return");
    }
    return Reply.ok(
        Json.obj(
            "id",
            claim.id + 1_000_000,
            "claim_id",
            claim.id,
            "status",
            "label_generated",
            "subtype",
            "return_total",
            "status_money",
            "retained",
            "resource_type",
            "order",
            "resource_id",
            claim.orderId,
            "shipments",
            List.of(),
            "orders",
            List.of(Json.obj("order_id", claim.orderId, "return_quantity", 1)),
            "refund_at",
            "delivered",
            "date_created",
            Times.order(claim.created),
            "last_updated",
            Times.order(claim.updated)));
  }
}
