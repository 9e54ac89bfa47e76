package dev.feria.sandbox.mercadolibre.messages;

import dev.feria.sandbox.mercadolibre.state.Conversation;
import dev.feria.sandbox.mercadolibre.state.Errors;
import dev.feria.sandbox.mercadolibre.state.Message;
import dev.feria.sandbox.mercadolibre.state.Order;
import dev.feria.sandbox.mercadolibre.state.Pack;
import dev.feria.sandbox.mercadolibre.state.Platform;
import dev.feria.sandbox.mercadolibre.state.Seller;
import dev.feria.sandbox.mercadolibre.state.Site;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The threads of packs and what is written in them. */
public final class Threads {
  private static final Set<String> AGENT_SITES = Set.of("MLC", "MLB");
  private static final List<String> MODERATED = List.of("bit.ly", "tinyurl", "goo.gl");

  private final Platform platform;

  /** Threads of this platform. */
  public Threads(Platform platform) {
    this.platform = platform;
  }

  /** The thread of a pack, or of an order without a pack; 404 when the seller has neither. */
  public Conversation of(Seller seller, String packId) {
    long id = packId.matches("[0-9]{1,18}") ? Long.parseLong(packId) : 0;
    Conversation known = platform.world().conversations.get(id);
    if (known != null && known.sellerId == seller.id) {
      return known;
    }
    Pack pack = platform.world().packs.get(id);
    Order order = platform.world().orders.get(id);
    boolean ofPack = pack != null && pack.sellerId == seller.id;
    boolean ofOrder = order != null && order.sellerId == seller.id && order.packId == 0;
    if (!ofPack && !ofOrder) {
      throw Errors.missing("Pack " + packId + " not found");
    }
    Conversation conversation = new Conversation();
    conversation.packId = id;
    conversation.sellerId = seller.id;
    conversation.buyerId =
        ofPack && pack != null ? pack.buyerId : order == null ? 0 : order.buyerId;
    platform.world().conversations.put(id, conversation);
    return conversation;
  }

  /** Who stands for the buyer: the site's agent where there is one, else the buyer. */
  static long counterpart(Seller seller, Conversation conversation) {
    return AGENT_SITES.contains(seller.siteId)
        ? Site.of(seller.siteId).agentId()
        : conversation.buyerId;
  }

  /** The buyer writes; the application is notified. */
  public Message receive(Seller seller, Conversation conversation, String text) {
    conversation.opened = true;
    return add(conversation, counterpart(seller, conversation), seller.id, false, text, List.of());
  }

  /** The seller writes. */
  Message send(Seller seller, Conversation conversation, String text, List<String> attachments) {
    return add(conversation, seller.id, counterpart(seller, conversation), true, text, attachments);
  }

  private Message add(
      Conversation conversation,
      long from,
      long to,
      boolean fromSeller,
      String text,
      List<String> attachments) {
    Message message = new Message();
    message.id = platform.world().dice.hex(32);
    message.fromId = from;
    message.toId = to;
    message.fromSeller = fromSeller;
    message.text = text;
    message.created = platform.now();
    message.attachments.addAll(attachments);
    if (MODERATED.stream().anyMatch(text::contains)) {
      message.status = "moderated";
    }
    conversation.messages.add(message);
    platform.announce(conversation.sellerId, "messages", message.id, "created", 0);
    return message;
  }

  /** The thread a person writes in: the pack, else the buyer's last sale, else the last sale. */
  public Conversation choose(Seller seller, @Nullable String pack, String from) {
    if (pack != null) {
      return of(seller, pack);
    }
    List<Order> orders = platform.world().ordersOf(seller.id);
    Order chosen = null;
    for (int i = orders.size() - 1; i >= 0; i--) {
      Order order = orders.get(i);
      if (Long.toString(order.buyerId).equals(from)) {
        chosen = order;
        break;
      }
      if (chosen == null && order.isPaid()) {
        chosen = order;
      }
    }
    if (chosen == null) {
      throw Errors.of(409, "conflict", "the account has no sale to write about");
    }
    return of(seller, Long.toString(chosen.packId == 0 ? chosen.id : chosen.packId));
  }
}
