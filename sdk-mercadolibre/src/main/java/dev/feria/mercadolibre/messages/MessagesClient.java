package dev.feria.mercadolibre.messages;

import dev.feria.core.error.ProviderException;
import dev.feria.core.error.UnreadableException;
import dev.feria.core.http.ApiRequest;
import dev.feria.core.http.FileContent;
import dev.feria.core.http.Part;
import dev.feria.core.http.RawResponse;
import dev.feria.core.json.Json;
import dev.feria.core.json.JsonType;
import dev.feria.core.json.RawJson;
import dev.feria.core.limit.Priority;
import dev.feria.core.page.Paginated;
import dev.feria.mercadolibre.internal.Api;
import dev.feria.mercadolibre.internal.Offsets;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads and sends messages after the sale. A conversation belongs to a pack; where an order has no
 * pack, to the order's id in its place ({@code Order.packOrOrderId()}). Thread-safe.
 *
 * <p>Budget: 500 reads and 500 writes a minute.
 */
public final class MessagesClient {
  private static final int LIMIT = 50;
  private static final String TAG = "post_sale";
  private static final String CONVERSATION = "/messages/packs/{pack}/sellers/{seller}";
  private static final String GUIDE = "/messages/action_guide/packs/{pack}";

  private final Api api;
  private final String seller;

  /** Made by {@link dev.feria.mercadolibre.MercadoLibreClient#messages}. */
  public MessagesClient(Api api, String seller) {
    this.api = api;
    this.seller = seller;
  }

  /** Lists the messages of a conversation, without marking them as read. */
  public Paginated<Message> list(String packId) {
    return list(packId, null);
  }

  /** Goes on with {@link #list(String)} at a page's {@code next}. */
  public Paginated<Message> list(String packId, @Nullable Cursor cursor) {
    return Paginated.of(
        cursor == null ? null : cursor.text(),
        at -> {
          int offset = Offsets.of(at);
          MessagePage page = page(conversation(packId, offset).query("mark_as_read", "false"));
          return Offsets.page(page.messages(), page.paging(), offset);
        });
  }

  /** Reads the newest messages of a conversation and whether it accepts more; marks nothing. */
  public MessagePage conversation(String packId) {
    return page(conversation(packId, 0).query("mark_as_read", "false"));
  }

  /** Marks a conversation as read by reading it. */
  public MessagePage markAsRead(String packId) {
    return page(conversation(packId, 0).query("mark_as_read", "true"));
  }

  /** Reads one message, for example the one that a notification names. */
  public Message get(String messageId) {
    RawJson answer =
        api.send(read("messages.get", "/messages/{id}").path("id", messageId), RawJson.class);
    try {
      List<Message> messages = Json.standard().read(answer.text(), MessagePage.class).messages();
      return messages.isEmpty()
          ? Json.standard().read(answer.text(), Message.class)
          : messages.get(0);
    } catch (IOException unexpected) {
      throw new UnreadableException(
          new ProviderException.Failure("mercadolibre", "messages.get", 200, null, null, 1, null),
          null,
          unexpected);
    }
  }

  /**
   * Sends a message. Not safe to repeat: after a time-out, read the conversation first.
   *
   * @return the id of the message, where the provider gives one
   * @throws dev.feria.core.error.ForbiddenException when the conversation is blocked, among others
   *     before the seller has used the {@link #actionGuide}
   */
  public Optional<String> send(String packId, NewMessage message) {
    RawJson answer =
        api.find(
                write("messages.send", CONVERSATION)
                    .path("pack", packId)
                    .path("seller", seller)
                    .body(MessageBody.of(seller, message)),
                JsonType.of(RawJson.class))
            .orElse(RawJson.NULL);
    return SentId.in(answer);
  }

  /** Lists the conversations with unread messages. */
  public UnreadOverview unread() {
    return api.send(
        read("messages.unread", "/messages/unread").query("role", "seller"), UnreadOverview.class);
  }

  /** Lists what the seller may send first in a conversation. */
  public ActionGuide actionGuide(String packId) {
    return api.send(read("messages.actionGuide", GUIDE).path("pack", packId), ActionGuide.class);
  }

  /** Sends a first message of the kind that the action guide offers. Not safe to repeat. */
  public Optional<String> choose(String packId, ActionChoice choice) {
    RawJson answer =
        api.find(
                write("messages.choose", GUIDE + "/option").path("pack", packId).body(choice),
                JsonType.of(RawJson.class))
            .orElse(RawJson.NULL);
    return SentId.in(answer);
  }

  /**
   * Stores a file of up to 25 MB (JPG, PNG, PDF or TXT), to be sent within 48 hours.
   *
   * @param siteId the country's site, for example {@code MLC}
   */
  public UploadedAttachment upload(String siteId, FileContent file) {
    return api.send(
        write("messages.upload", "/messages/attachments")
            .query("site_id", siteId)
            .multipart(Part.file("file", file)),
        UploadedAttachment.class);
  }

  /**
   * Downloads a file of a message.
   *
   * @param siteId the country's site, for example {@code MLC}
   */
  public RawResponse download(String siteId, MessageAttachment attachment) {
    if (attachment.filename() == null) {
      throw new IllegalArgumentException("attachment without a file name");
    }
    return api.download(
        read("messages.download", "/messages/attachments/{id}")
            .path("id", attachment.filename())
            .query("site_id", siteId));
  }

  private ApiRequest conversation(String packId, int offset) {
    return read("messages.list", CONVERSATION)
        .path("pack", packId)
        .path("seller", seller)
        .query("limit", LIMIT)
        .query("offset", offset);
  }

  private MessagePage page(ApiRequest request) {
    return api.send(request, MessagePage.class);
  }

  private static ApiRequest read(String operation, String path) {
    return ApiRequest.get(operation, path)
        .query("tag", TAG)
        .priority(Priority.MESSAGES)
        .bucket(Api.ALL, Api.MESSAGES_READ);
  }

  private static ApiRequest write(String operation, String path) {
    return ApiRequest.post(operation, path)
        .query("tag", TAG)
        .priority(Priority.MESSAGES)
        .bucket(Api.ALL, Api.MESSAGES_WRITE);
  }

  /**
   * Where a listing of messages goes on.
   *
   * @param text what a page gave as its {@code next()}
   */
  public record Cursor(String text) {}
}
