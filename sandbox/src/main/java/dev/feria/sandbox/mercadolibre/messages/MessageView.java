package dev.feria.sandbox.mercadolibre.messages;

import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.mercadolibre.state.Attachment;
import dev.feria.sandbox.mercadolibre.state.Conversation;
import dev.feria.sandbox.mercadolibre.state.Message;
import dev.feria.sandbox.mercadolibre.state.Platform;
import dev.feria.sandbox.mercadolibre.state.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Messages as JSON. */
final class MessageView {
  private MessageView() {}

  static Map<String, @Nullable Object> message(
      Platform platform, Conversation conversation, Message message, String siteId) {
    List<Object> attachments = new ArrayList<>();
    for (String id : message.attachments) {
      Attachment attachment = platform.world().attachments.get(id);
      if (attachment != null) {
        attachments.add(
            Json.obj(
                "filename",
                attachment.id,
                "original_filename",
                attachment.name,
                "type",
                attachment.type,
                "size",
                attachment.size,
                "status",
                "available"));
      }
    }
    boolean clean = message.status.equals("available");
    return Json.obj(
        "id",
        message.id,
        "site_id",
        siteId,
        "client_id",
        message.fromSeller ? platform.world().application.idValue() : null,
        "from",
        Json.obj("user_id", message.fromId),
        "to",
        Json.obj("user_id", message.toId),
        "status",
        message.status,
        "subject",
        null,
        "text",
        message.text,
        "message_date",
        Json.obj(
            "received",
            Times.utc(message.created),
            "available",
            Times.utc(message.created),
            "notified",
            Times.utc(message.created),
            "created",
            Times.utc(message.created),
            "read",
            Times.utc(message.read)),
        "message_moderation",
        Json.obj(
            "status",
            clean ? "clean" : "rejected",
            "reason",
            clean ? null : "out_of_place_language",
            "source",
            "online"),
        "message_attachments",
        attachments,
        "message_resources",
        List.of(
            Json.obj("id", Long.toString(conversation.packId), "name", "packs"),
            Json.obj("id", Long.toString(conversation.sellerId), "name", "sellers")),
        "conversation_first_message",
        !conversation.messages.isEmpty() && conversation.messages.get(0) == message);
  }
}
