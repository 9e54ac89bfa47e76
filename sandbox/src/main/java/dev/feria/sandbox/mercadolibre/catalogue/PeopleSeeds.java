package dev.feria.sandbox.mercadolibre.catalogue;

import dev.feria.sandbox.mercadolibre.claims.Claims;
import dev.feria.sandbox.mercadolibre.messages.Threads;
import dev.feria.sandbox.mercadolibre.questions.Questions;
import dev.feria.sandbox.mercadolibre.state.Dice;
import dev.feria.sandbox.mercadolibre.state.Item;
import dev.feria.sandbox.mercadolibre.state.Message;
import dev.feria.sandbox.mercadolibre.state.Order;
import dev.feria.sandbox.mercadolibre.state.Platform;
import dev.feria.sandbox.mercadolibre.state.Question;
import dev.feria.sandbox.mercadolibre.state.Seller;
import java.util.List;

/** Makes a few questions, conversations and claims, so that an inbox is not empty. */
final class PeopleSeeds {
  private static final long HOUR = 3_600_000L;
  private static final long FIRST_ASKER = 1_944_650_000L;
  private static final List<String> QUESTIONS =
      List.of(
          "Hola, ¿queda stock?",
          "¿Hacen factura?",
          "¿Cuánto demora el envío a Valparaíso?",
          "¿Tiene garantía?",
          "¿Se puede retirar hoy?",
          "¿Es original?");
  private static final List<String> MESSAGES =
      List.of("Hola, ¿cuándo llega mi pedido?", "¿Me pueden enviar la boleta?", "¡Gracias!");

  private final Platform platform;
  private final Dice dice;

  PeopleSeeds(Platform platform, Dice dice) {
    this.platform = platform;
    this.dice = dice;
  }

  void fill(Seller seller) {
    List<Item> items = platform.world().itemsOf(seller.id);
    if (items.isEmpty()) {
      return;
    }
    Questions questions = new Questions(platform);
    for (int i = 0; i < 12; i++) {
      Question question =
          questions.ask(
              seller, dice.of(items).id, FIRST_ASKER + i, QUESTIONS.get(i % QUESTIONS.size()));
      question.created = platform.now() - (14L - i) * 9 * HOUR;
      if (i < 8) {
        question.answer = "¡Hola! Sí, con despacho en 24 horas.";
        question.answered = question.created + HOUR;
        question.status = "ANSWERED";
      }
    }
    Threads threads = new Threads(platform);
    Claims claims = new Claims(platform);
    int made = 0;
    List<Order> orders = platform.world().ordersOf(seller.id);
    for (int i = orders.size() - 1; i >= 0 && made < 4; i -= 7) {
      Order order = orders.get(i);
      if (order.isPaid()) {
        String pack = Long.toString(order.packId == 0 ? order.id : order.packId);
        Message message =
            threads.receive(seller, threads.of(seller, pack), MESSAGES.get(made % MESSAGES.size()));
        message.created = order.updated + HOUR / 6;
        if (made == 3) {
          claims.open(order, "mediations", "El producto llegó dañado");
        }
        made++;
      }
    }
  }
}
