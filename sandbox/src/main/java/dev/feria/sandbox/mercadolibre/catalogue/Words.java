package dev.feria.sandbox.mercadolibre.catalogue;

import java.util.List;

/** Words that titles are made of. */
final class Words {
  /**
   * A kind of product.
   *
   * @param prefix first letters of its SKUs
   * @param category number of the category
   * @param names nouns with their sizes
   * @param price usual price in Chilean pesos
   */
  record Kind(String prefix, String category, List<String> names, List<String> sizes, int price) {}

  static final List<String> BRANDS =
      List.of(
          "Don Pancho",
          "La Esquina",
          "Andina",
          "Del Valle",
          "Sureña",
          "Cumbre",
          "Austral",
          "Maule",
          "Kölla",
          "Ñandú",
          "Pacífico",
          "Rayén");

  static final List<Kind> KINDS =
      List.of(
          new Kind(
              "CAF",
              "178700",
              List.of(
                  "Café Molido Tostado Medio", "Café en Grano Arábica", "Café Instantáneo Clásico"),
              List.of("170 G", "250 G", "500 G", "1 Kg"),
              6_990),
          new Kind(
              "ARR",
              "178701",
              List.of(
                  "Arroz Grano Largo",
                  "Azúcar Rubia",
                  "Fideos Espirales",
                  "Aceite de Oliva Extra Virgen",
                  "Galletas de Avena",
                  "Mermelada Casera",
                  "Cereal Integral"),
              List.of("400 G", "500 G", "1 Kg", "Pack 6"),
              2_490),
          new Kind(
              "BEB",
              "178702",
              List.of(
                  "Jugo Néctar",
                  "Agua Mineral",
                  "Té Negro Ceylán",
                  "Yerba Mate Tradicional",
                  "Bebida Isotónica"),
              List.of("500 Ml", "1 L", "1,5 L", "Pack 12"),
              1_790),
          new Kind(
              "LIM",
              "409431",
              List.of(
                  "Detergente Líquido",
                  "Lavaloza Concentrado",
                  "Limpiador Multiuso",
                  "Suavizante de Ropa",
                  "Cloro Gel"),
              List.of("750 Ml", "1 L", "3 L", "5 L"),
              3_990),
          new Kind(
              "HER",
              "500101",
              List.of(
                  "Martillo Carpintero",
                  "Juego de Destornilladores",
                  "Alicate Universal",
                  "Llave Francesa",
                  "Serrucho Profesional"),
              List.of("8\"", "10\"", "12\"", "6 Piezas"),
              9_990),
          new Kind(
              "ELE",
              "500102",
              List.of(
                  "Taladro Percutor Inalámbrico",
                  "Esmeril Angular",
                  "Lijadora Orbital",
                  "Sierra Circular"),
              List.of("18V", "20V", "750 W", "1200 W"),
              59_990),
          new Kind(
              "PIN",
              "500103",
              List.of("Esmalte al Agua", "Látex Interior", "Barniz Marino", "Brocha Cerda Natural"),
              List.of("1/4 Galón", "1 Galón", "4 Galones", "2\""),
              14_990),
          new Kind(
              "CON",
              "500104",
              List.of(
                  "Cable Eléctrico",
                  "Enchufe Doble",
                  "Ampolleta Led",
                  "Alargador",
                  "Interruptor Simple"),
              List.of("9W", "10 M", "25 M", "3 Unidades"),
              4_490),
          new Kind(
              "MAQ",
              "126001",
              List.of(
                  "Labial Mate Larga Duración",
                  "Base Líquida",
                  "Rímel Volumen",
                  "Delineador de Ojos"),
              List.of("4 G", "30 Ml", "10 Ml", "Set 3"),
              7_990),
          new Kind(
              "CAB",
              "126002",
              List.of(
                  "Shampoo Reparador",
                  "Acondicionador Hidratante",
                  "Mascarilla Capilar",
                  "Tinte Permanente"),
              List.of("250 Ml", "400 Ml", "1 L", "Kit"),
              5_490),
          new Kind(
              "PIE",
              "126003",
              List.of(
                  "Crema Hidratante Facial",
                  "Sérum Vitamina C",
                  "Bloqueador Solar FPS 50",
                  "Jabón Artesanal"),
              List.of("50 Ml", "100 Ml", "200 Ml", "Pack 2"),
              11_990),
          new Kind(
              "POL",
              "109027",
              List.of("Polera Algodón Orgánico", "Camiseta Deportiva", "Polerón con Capucha"),
              List.of("Unisex", "Mujer", "Hombre", "Niño"),
              12_990));

  private Words() {}
}
