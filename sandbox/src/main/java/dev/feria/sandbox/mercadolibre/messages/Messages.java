package dev.feria.sandbox.mercadolibre.messages;

import dev.feria.sandbox.http.Call;
import dev.feria.sandbox.http.Fields;
import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.http.Reply;
import dev.feria.sandbox.http.ReplyException;
import dev.feria.sandbox.mercadolibre.oauth.Endpoints;
import dev.feria.sandbox.mercadolibre.oauth.Guard;
import dev.feria.sandbox.mercadolibre.state.Conversation;
import dev.feria.sandbox.mercadolibre.state.Errors;
import dev.feria.sandbox.mercadolibre.state.Message;
import dev.feria.sandbox.mercadolibre.state.Platform;
import dev.feria.sandbox.mercadolibre.state.Seller;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reading and writing after the sale. */
public final class Messages {
  private static final int LONGEST = 350;
  private static final Set<String> OPTIONS =
      Set.of(
          "REQUEST_VARIANTS",
          "REQUEST_BILLING_INFO",
          "SEND_INVOICE_LINK",
          "OTHER",
          "DELIVERY_PROMISE");

  private final Platform platform;
  private final Threads threads;

  /** Serves this platform. */
  public Messages(Platform platform, Threads threads) {
    this.platform = platform;
    this.threads = threads;
  }

  /** Adds the operations. */
  public void register(Endpoints endpoints) {
    String thread = "/messages/packs/{pack}/sellers/{seller}";
    String guide = "/messages/action_guide/packs/{pack}";
    endpoints
        .add("GET", "/messages/unread", "messages.unread", this::unread)
        .add("GET", thread, "messages.thread", this::read)
        .add("POST", thread, "messages.send", this::send)
        .add("GET", guide, "messages.action_guide", this::guide)
        .add("POST", guide + "/option", "messages.send", this::option)
        .add("GET", "/messages/{id}", "messages.get", this::one);
  }

  private static void tagged(Call call) {
    if (!"post_sale".equals(call.query("tag"))) {
      throw Errors.bad("tag=post_sale is required");
    }
  }

  private Conversation thread(Seller caller, Call call) {
    tagged(call);
    Guard.self(caller, call.params().getOrDefault("seller", Long.toString(caller.id)));
    return threads.of(caller, call.param("pack"));
  }

  private Reply read(Seller caller, Call call) {
    Conversation conversation = thread(caller, call);
    int limit = Math.max(1, call.queryInt("limit", 10));
    int offset = Math.max(0, call.queryInt("offset", 0));
    if (!"false".equals(call.query("mark_as_read"))) {
      markRead(conversation);
    }
    List<Message> all = conversation.messages;
    List<Object> page = new ArrayList<>();
    for (int i = all.size() - 1 - offset; i >= Math.max(0, all.size() - offset - limit); i--) {
      page.add(MessageView.message(platform, conversation, all.get(i), caller.siteId));
    }
    return Reply.ok(
        Json.obj(
            "paging",
            Json.obj("limit", limit, "offset", offset, "total", all.size()),
            "conversation_status",
            Json.obj(
                "path",
                "/packs/" + conversation.packId + "/sellers/" + caller.id,
                "status",
                blocked(conversation) == null ? "active" : "blocked",
                "substatus",
                blocked(conversation),
                "status_date",
                null,
                "status_update_allowed",
                false,
                "claim_ids",
                List.of(),
                "shipping_id",
                null),
            "messages",
            page,
            "seller_max_message_length",
            LONGEST,
            "buyer_max_message_length",
            3_500));
  }

  private static @Nullable String blocked(Conversation conversation) {
    if (conversation.blocked != null) {
      return conversation.blocked;
    }
    return conversation.opened ? null : "blocked_by_conversation_initiated_by_seller_limited";
  }

  private void markRead(Conversation conversation) {
    for (Message message : conversation.messages) {
      if (!message.fromSeller && message.read == 0) {
        message.read = platform.now();
        platform.announce(conversation.sellerId, "messages", message.id, "read", 0);
        platform.context().changes().incrementAndGet();
      }
    }
  }

  private Reply send(Seller caller, Call call) {
    Conversation conversation = thread(caller, call);
    Fields body = call.fields();
    Fields from = Objects.requireNonNullElse(body.object("from"), Fields.EMPTY);
    Fields to = Objects.requireNonNullElse(body.object("to"), Fields.EMPTY);
    String text = checked(body.text("text", ""));
    if (from.integer("user_id", 0) != caller.id) {
      throw Errors.bad("from.user_id must be the seller");
    }
    if (to.integer("user_id", 0) != Threads.counterpart(caller, conversation)) {
      throw Errors.bad("to.user_id is not the recipient of this conversation");
    }
    String substatus = blocked(conversation);
    if (substatus != null) {
      throw new ReplyException(
          Reply.json(
              403,
              Json.obj(
                  "message",
                  "The conversation is blocked",
                  "error",
                  "blocked_conversation_send_message_forbidden",
                  "status",
                  403,
                  "substatus",
                  substatus,
                  "cause",
                  List.of(substatus))));
    }
    for (String id : body.texts("attachments")) {
      if (!platform.world().attachments.containsKey(id)) {
        throw Errors.bad("Attachment " + id + " not found");
      }
    }
    Message message = threads.send(caller, conversation, text, body.texts("attachments"));
    return Reply.json(201, MessageView.message(platform, conversation, message, caller.siteId));
  }

  private static String checked(String text) {
    if (text.isBlank()) {
      throw Errors.bad("text is required");
    }
    if (text.length() > LONGEST) {
      throw Errors.of(400, "message_too_long", "text must have at most 350 characters");
    }
    if (!StandardCharsets.ISO_8859_1.newEncoder().canEncode(text)) {
      throw Errors.of(400, "invalid_characters", "text must be ISO-8859-1");
    }
    return text;
  }

  private Reply guide(Seller caller, Call call) {
    Conversation conversation = thread(caller, call);
    int left = conversation.opened ? 0 : 1;
    List<Object> options = new ArrayList<>();
    for (String option : OPTIONS.stream().sorted().toList()) {
      options.add(
          Json.obj(
              "id",
              option,
              "type",
              option.equals("OTHER") ? "free_text" : "template",
              "cap_available",
              left,
              "char_limit",
              LONGEST,
              "templates",
              List.of(Json.obj("id", "TEMPLATE___" + option + "___1"))));
    }
    return Reply.ok(Json.obj("options", options));
  }

  private Reply option(Seller caller, Call call) {
    Conversation conversation = thread(caller, call);
    Fields body = call.fields();
    String option = body.text("option_id", "");
    if (!OPTIONS.contains(option)) {
      throw Errors.bad("option_id is not valid");
    }
    if (conversation.blocked != null || conversation.opened) {
      throw Errors.forbidden("No options are available in this conversation");
    }
    String text = checked(body.text("text", body.text("template_id", "")));
    conversation.opened = true;
    Message message = threads.send(caller, conversation, text, List.of());
    return Reply.json(201, MessageView.message(platform, conversation, message, caller.siteId));
  }

  private Reply one(Seller caller, Call call) {
    tagged(call);
    for (Conversation conversation : platform.world().conversations.values()) {
      for (Message message : conversation.messages) {
        if (message.id.equals(call.param("id")) && conversation.sellerId == caller.id) {
          return Reply.ok(
              Json.obj(
                  "messages",
                  List.of(MessageView.message(platform, conversation, message, caller.siteId))));
        }
      }
    }
    throw Errors.missing("Message " + call.param("id") + " not found");
  }

  private Reply unread(Seller caller, Call call) {
    tagged(call);
    List<Object> results = new ArrayList<>();
    for (Conversation conversation : platform.world().conversations.values()) {
      long count = conversation.messages.stream().filter(m -> !m.fromSeller && m.read == 0).count();
      if (conversation.sellerId == caller.id && count > 0) {
        results.add(
            Json.obj(
                "resource",
                "/packs/" + conversation.packId + "/sellers/" + caller.id,
                "count",
                count));
      }
    }
    return Reply.ok(Json.obj("user_id", caller.id, "results", results));
  }
}
