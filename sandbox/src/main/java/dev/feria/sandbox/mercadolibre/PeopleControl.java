package dev.feria.sandbox.mercadolibre;

import dev.feria.sandbox.control.ControlReplies;
import dev.feria.sandbox.http.Call;
import dev.feria.sandbox.http.Fields;
import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.http.Reply;
import dev.feria.sandbox.http.Router;
import dev.feria.sandbox.mercadolibre.claims.Claims;
import dev.feria.sandbox.mercadolibre.messages.Threads;
import dev.feria.sandbox.mercadolibre.questions.Questions;
import dev.feria.sandbox.mercadolibre.state.Claim;
import dev.feria.sandbox.mercadolibre.state.Conversation;
import dev.feria.sandbox.mercadolibre.state.Item;
import dev.feria.sandbox.mercadolibre.state.Message;
import dev.feria.sandbox.mercadolibre.state.Order;
import dev.feria.sandbox.mercadolibre.state.Platform;
import dev.feria.sandbox.mercadolibre.state.Question;
import dev.feria.sandbox.mercadolibre.state.Seller;
import dev.feria.sandbox.mercadolibre.state.Shipment;
import dev.feria.sandbox.mercadolibre.state.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Control operations where people write, ask, complain, and parcels move. */
final class PeopleControl {
  private static final long ASKER = 1_944_700_001L;

  private final Platform platform;
  private final Threads threads;
  private final Questions questions;
  private final Claims claims;

  PeopleControl(Platform platform, Threads threads, Questions questions, Claims claims) {
    this.platform = platform;
    this.threads = threads;
    this.questions = questions;
    this.claims = claims;
  }

  void register(Router router) {
    router
        .add("GET", "/accounts/{account}/messages", "messages", this::messages)
        .add("POST", "/accounts/{account}/messages", "message", this::message)
        .add("POST", "/accounts/{account}/questions", "question", this::question)
        .add("POST", "/accounts/{account}/claims", "claim", this::claim)
        .add("POST", "/accounts/{account}/conversations/{pack}", "conversation", this::block)
        .add("POST", "/accounts/{account}/shipments/{shipment}", "shipment", this::shipment);
  }

  private Reply messages(Call call) {
    Seller seller = AccountControl.account(platform, call);
    List<Object> data = new ArrayList<>();
    for (Conversation conversation : platform.world().conversations.values()) {
      if (conversation.sellerId == seller.id) {
        for (Message message : conversation.messages) {
          data.add(
              entry(
                  "message",
                  message.id,
                  message.fromSeller,
                  message.fromSeller ? seller.id : conversation.buyerId,
                  message.text,
                  message.created,
                  "pack",
                  Long.toString(conversation.packId)));
        }
      }
    }
    for (Question question : platform.world().questions.values()) {
      if (question.sellerId == seller.id) {
        String id = Long.toString(question.id);
        data.add(
            entry(
                "question",
                id,
                false,
                question.fromId,
                question.text,
                question.created,
                "listing",
                question.itemId));
        String answer = question.answer;
        if (answer != null) {
          data.add(
              entry(
                  "answer",
                  id,
                  true,
                  seller.id,
                  answer,
                  question.answered,
                  "listing",
                  question.itemId));
        }
      }
    }
    return Reply.ok(Json.obj("data", data));
  }

  private static Map<String, @Nullable Object> entry(
      String kind,
      String id,
      boolean fromSeller,
      long from,
      String text,
      long at,
      String contextName,
      String context) {
    return Json.obj(
        "id",
        id,
        "kind",
        kind,
        "direction",
        fromSeller ? "received" : "sent",
        "from",
        Long.toString(from),
        "text",
        text,
        "at",
        Times.utc(at),
        contextName,
        context);
  }

  private Reply message(Call call) {
    Seller seller = AccountControl.account(platform, call);
    Fields body = call.fields();
    String text = text(body);
    Conversation conversation = threads.choose(seller, body.text("pack"), body.text("from", ""));
    Message message = threads.receive(seller, conversation, text);
    return Reply.json(
        201,
        Json.obj(
            "id",
            message.id,
            "pack",
            Long.toString(conversation.packId),
            "from",
            Long.toString(conversation.buyerId),
            "text",
            text));
  }

  private static String text(Fields body) {
    String text = body.text("text", "");
    if (text.isBlank()) {
      throw ControlReplies.error(400, "text is required");
    }
    return text;
  }

  private Reply question(Call call) {
    Seller seller = AccountControl.account(platform, call);
    Fields body = call.fields();
    String listing = body.text("listing", "");
    int colon = listing.indexOf(':');
    Item item = platform.world().items.get(colon < 0 ? listing : listing.substring(0, colon));
    if (item == null || item.sellerId != seller.id) {
      throw ControlReplies.error(404, "unknown listing " + listing);
    }
    String from = body.text("from", "").replaceAll("[^0-9]", "");
    long asker = from.isEmpty() || from.length() > 18 ? ASKER : Long.parseLong(from);
    Question question = questions.ask(seller, item.id, asker, text(body));
    return Reply.json(
        201, Json.obj("id", Long.toString(question.id), "listing", item.id, "text", question.text));
  }

  private Reply claim(Call call) {
    Seller seller = AccountControl.account(platform, call);
    Fields body = call.fields();
    Order order = platform.world().orders.get(body.integer("order", 0));
    if (order == null || order.sellerId != seller.id) {
      throw ControlReplies.error(404, "unknown order " + body.text("order"));
    }
    Claim claim =
        claims.open(order, body.text("type", "mediations"), body.text("text", "No llegó"));
    claim.stage = body.text("stage", claim.stage);
    return Reply.json(201, Json.obj("id", Long.toString(claim.id), "order", order.id));
  }

  private Reply block(Call call) {
    Seller seller = AccountControl.account(platform, call);
    Conversation conversation = threads.of(seller, call.param("pack"));
    conversation.blocked = call.fields().text("blocked");
    return Reply.ok(
        Json.obj("pack", Long.toString(conversation.packId), "blocked", conversation.blocked));
  }

  private Reply shipment(Call call) {
    Seller seller = AccountControl.account(platform, call);
    String id = call.param("shipment");
    Shipment shipment =
        id.matches("[0-9]{1,18}") ? platform.world().shipments.get(Long.valueOf(id)) : null;
    if (shipment == null || shipment.sellerId != seller.id) {
      throw ControlReplies.error(404, "unknown shipment " + id);
    }
    Fields body = call.fields();
    shipment.status = body.text("status", shipment.status);
    shipment.substatus = body.text("substatus", "");
    shipment.updated = platform.now();
    platform.announce(seller.id, "shipments", "/shipments/" + shipment.id);
    return Reply.ok(Json.obj("id", id, "status", shipment.status, "substatus", shipment.substatus));
  }
}
