package dev.feria.sandbox.goods;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Goods that one business sells at several platforms, the same for every seed. The first ones carry
 * the same SKU everywhere; the last ones are known elsewhere only by their bar code, or only by a
 * title that says the same in other words.
 */
public final class Goods {
  /** Most goods that carry the same SKU everywhere. */
  public static final int MOST = 300;

  private static final List<String> NAMES =
      List.of(
          "Cafetera Italiana",
          "Tetera Enlozada",
          "Sartén Antiadherente",
          "Mochila Urbana",
          "Linterna Frontal",
          "Botella Térmica",
          "Cuchillo Cocinero",
          "Manta Polar",
          "Silla Plegable",
          "Parlante Portátil",
          "Balanza Digital",
          "Set de Toallas");
  private static final List<String> OTHER_WORDS =
      List.of(
          "Moka para Café",
          "Tetera de Acero Enlozado",
          "Sartén Teflón Antiadherente",
          "Mochila de Ciudad",
          "Linterna de Cabeza",
          "Termo Botella",
          "Cuchillo de Chef",
          "Frazada Polar",
          "Silla de Camping Plegable",
          "Parlante Bluetooth Portátil",
          "Pesa Digital",
          "Juego de Toallas");
  private static final List<String> MAKERS =
      List.of("Andina", "Cumbre", "Maule", "Rayén", "Kölla", "Austral", "Pacífico");
  private static final List<String> KINDS =
      List.of("Roja", "Azul", "Negra", "Verde", "Grande", "Chica", "Deluxe", "Clásica");
  private static final int NAME_STEP = 5;
  private static final int PRICE_STEP = 1_000;

  private Goods() {}

  /**
   * One of the goods.
   *
   * @param sku everywhere the same
   * @param barcode EAN-13 with its check digit
   * @param title as its first platform shows it
   * @param otherTitle the same in other words
   * @param price in Chilean pesos, ending in 990
   */
  public record Good(
      String sku, String barcode, String title, String otherTitle, BigDecimal price) {}

  /**
   * How many carry the same SKU everywhere, in a world whose main account has that many listings.
   */
  public static int same(int listings) {
    return Math.min(MOST, listings / 4);
  }

  /** How many more are known elsewhere only by their bar code. */
  public static int sameBarcode(int listings) {
    return same(listings) / 15;
  }

  /** How many more are known elsewhere only by their title. */
  public static int sameTitle(int listings) {
    return same(listings) / 15;
  }

  /**
   * All of them in order: {@link #same}, then {@link #sameBarcode}, then {@link #sameTitle}.
   *
   * @param listings of the world's main account
   */
  public static List<Good> all(int listings) {
    int count = same(listings) + sameBarcode(listings) + sameTitle(listings);
    List<Good> goods = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      goods.add(good(i));
    }
    return goods;
  }

  private static Good good(int index) {
    int name = index * NAME_STEP % NAMES.size();
    String rest =
        MAKERS.get(index % MAKERS.size())
            + " "
            + KINDS.get(index / MAKERS.size() % KINDS.size())
            + " "
            + (100 + index);
    return new Good(
        String.format(Locale.ROOT, "FER-%04d", index + 1),
        barcode(index),
        NAMES.get(name) + " " + rest,
        OTHER_WORDS.get(name) + " " + rest,
        BigDecimal.valueOf((3L + index % 40) * PRICE_STEP - 10));
  }

  private static String barcode(int index) {
    String digits = "780" + String.format(Locale.ROOT, "%09d", 412_000_000 + index);
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
    }
    return digits + (10 - sum % 10) % 10;
  }
}
