package dev.feria.server.shipping;

import dev.feria.server.platform.http.FieldError;
import dev.feria.server.platform.http.Problem;
import dev.feria.server.sales.OrderView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What goes into a shipment. Pure.
 *
 * @param pieces how many of each line, by the line's id; never empty
 * @param whole whether nothing is left of the order afterwards and the caller named no lines
 */
record Parcel(Map<String, Integer> pieces, boolean whole) {
  private static final String FOREIGN = "foreign";

  /**
   * Returns how many of each line have not left, lines that are through left out.
   *
   * @param gone what left already, by the line's id
   */
  static Map<String, Integer> left(OrderView order, Map<String, Integer> gone) {
    Map<String, Integer> left = new LinkedHashMap<>();
    for (OrderView.Line line : order.lines()) {
      int remaining = line.quantity() - gone.getOrDefault(line.lineId(), 0);
      if (remaining > 0 && !line.stockEffect().equals(FOREIGN)) {
        left.put(line.lineId(), remaining);
      }
    }
    return left;
  }

  /**
   * Packs what is wanted.
   *
   * @param wanted empty for everything that has not left
   * @throws dev.feria.server.platform.http.ProblemException 409 when nothing is left, 422 naming
   *     the lines of which there is not so much
   */
  static Parcel of(OrderView order, Map<String, Integer> gone, List<NewShipment.Line> wanted) {
    Map<String, Integer> left = left(order, gone);
    if (left.isEmpty()) {
      throw Problem.conflict("nothing_left", "everything of this order has left already")
          .exception();
    }
    if (wanted.isEmpty()) {
      return new Parcel(left, true);
    }
    Map<String, Integer> pieces = new LinkedHashMap<>();
    List<FieldError> errors = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      NewShipment.Line line = wanted.get(i);
      String field = "lines[" + i + "]";
      int most = left.getOrDefault(line.line(), 0);
      if (order.lines().stream().noneMatch(l -> l.lineId().equals(line.line()))) {
        errors.add(new FieldError(field + ".line", "is not a line of this order"));
      } else if (pieces.putIfAbsent(line.line(), line.quantity()) != null) {
        errors.add(new FieldError(field + ".line", "is named twice"));
      } else if (line.quantity() > most) {
        errors.add(new FieldError(field + ".quantity", "only " + most + " have not left yet"));
      }
    }
    if (!errors.isEmpty()) {
      throw Problem.invalid(errors).exception();
    }
    return new Parcel(pieces, false);
  }

  /** Returns how much of an order has left: {@code no}, {@code part} or {@code all}. */
  static String sent(OrderView order, Map<String, Integer> gone) {
    if (gone.isEmpty()) {
      return "no";
    }
    return left(order, gone).isEmpty() ? "all" : "part";
  }
}
