package dev.feria.sandbox.mercadolibre.categories;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The fixed leaf categories; ids differ between sites only by their prefix. */
public final class CategoryTree {
  /**
   * A leaf category.
   *
   * @param number id without the site
   * @param variantId attribute that tells variants apart
   * @param words what the predictor looks for, lower case
   */
  public record Leaf(
      String number,
      String name,
      String root,
      String domain,
      String variantId,
      String variantName,
      List<String> variants,
      List<String> words) {
    /** Id at a site. */
    public String id(String site) {
      return site + number;
    }

    /** Domain at a site. */
    public String domainId(String site) {
      return site + "-" + domain;
    }
  }

  private static final List<String> COLORS =
      List.of("Negro", "Blanco", "Rojo", "Azul", "Verde", "Gris");
  private static final List<String> FLAVORS =
      List.of("Vainilla", "Chocolate", "Natural", "Frutilla", "Caramelo", "Limón");
  private static final List<String> SIZES = List.of("S", "M", "L", "XL", "XXL", "XS");
  private static final List<String> TONES =
      List.of("Nude", "Rojo Carmín", "Rosa", "Coral", "Ciruela", "Malva");

  /** All leaves. */
  public static final List<Leaf> LEAVES =
      List.of(
          new Leaf(
              "178700",
              "Café",
              "Alimentos y Bebidas",
              "COFFEE",
              "FLAVOR",
              "Sabor",
              FLAVORS,
              List.of("cafe", "café")),
          new Leaf(
              "178701",
              "Almacén",
              "Alimentos y Bebidas",
              "GROCERIES",
              "FLAVOR",
              "Sabor",
              FLAVORS,
              List.of(
                  "arroz",
                  "aceite",
                  "azucar",
                  "azúcar",
                  "fideos",
                  "galletas",
                  "mermelada",
                  "cereal")),
          new Leaf(
              "178702",
              "Bebidas",
              "Alimentos y Bebidas",
              "DRINKS",
              "FLAVOR",
              "Sabor",
              FLAVORS,
              List.of("jugo", "bebida", "agua", "té", "yerba")),
          new Leaf(
              "409431",
              "Limpieza del Hogar",
              "Hogar y Muebles",
              "CLEANING_PRODUCTS",
              "FRAGRANCE",
              "Fragancia",
              List.of("Lavanda", "Limón", "Pino", "Floral", "Bebé", "Cítrico"),
              List.of("detergente", "cloro", "limpiador", "lavaloza", "suavizante")),
          new Leaf(
              "500101",
              "Herramientas Manuales",
              "Herramientas",
              "HAND_TOOLS",
              "SIZE",
              "Tamaño",
              SIZES,
              List.of("martillo", "destornillador", "alicate", "llave", "serrucho")),
          new Leaf(
              "500102",
              "Herramientas Eléctricas",
              "Herramientas",
              "POWER_TOOLS",
              "COLOR",
              "Color",
              COLORS,
              List.of("taladro", "esmeril", "lijadora", "sierra")),
          new Leaf(
              "500103",
              "Pinturas",
              "Construcción",
              "PAINTS",
              "COLOR",
              "Color",
              COLORS,
              List.of("esmalte", "latex", "látex", "barniz", "brocha")),
          new Leaf(
              "500104",
              "Electricidad",
              "Construcción",
              "ELECTRICITY",
              "COLOR",
              "Color",
              COLORS,
              List.of("cable", "enchufe", "ampolleta", "alargador", "interruptor")),
          new Leaf(
              "126001",
              "Maquillaje",
              "Belleza",
              "MAKEUP",
              "TONE",
              "Tono",
              TONES,
              List.of("labial", "base", "rimel", "rímel", "sombra", "delineador")),
          new Leaf(
              "126002",
              "Cuidado del Cabello",
              "Belleza",
              "HAIR_CARE",
              "FRAGRANCE",
              "Fragancia",
              List.of("Coco", "Argán", "Aloe", "Keratina", "Miel", "Palta"),
              List.of("shampoo", "acondicionador", "mascarilla", "tinte")),
          new Leaf(
              "126003",
              "Cuidado de la Piel",
              "Belleza",
              "SKIN_CARE",
              "SIZE",
              "Tamaño",
              SIZES,
              List.of("crema", "serum", "sérum", "bloqueador", "jabon", "jabón")),
          new Leaf(
              "109027",
              "Poleras",
              "Vestuario",
              "T_SHIRTS",
              "SIZE",
              "Talla",
              SIZES,
              List.of("polera", "camiseta", "poleron", "polerón")));

  private CategoryTree() {}

  /** The leaf with this id, or null. */
  public static @Nullable Leaf find(String id) {
    if (id.length() < 4) {
      return null;
    }
    String number = id.substring(3);
    for (Leaf leaf : LEAVES) {
      if (leaf.number().equals(number)) {
        return leaf;
      }
    }
    return null;
  }

  /** Leaves whose words occur in a text; the first one when none does. */
  public static List<Leaf> predict(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    List<Leaf> found =
        LEAVES.stream().filter(leaf -> leaf.words().stream().anyMatch(lower::contains)).toList();
    return found.isEmpty() ? LEAVES.subList(0, 1) : found;
  }
}
