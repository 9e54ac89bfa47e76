package dev.feria.sandbox.mercadolibre.catalogue;

import dev.feria.sandbox.goods.Goods;
import dev.feria.sandbox.mercadolibre.state.Dice;
import dev.feria.sandbox.mercadolibre.state.Platform;
import dev.feria.sandbox.mercadolibre.state.Seller;
import dev.feria.sandbox.mercadolibre.state.Store;
import dev.feria.sandbox.mercadolibre.state.World;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Seeds a world: three sellers with items and a year of orders. */
public final class Catalogue {
  /** The main seller: Chile, older item model, owner of the application. */
  public static final long MAIN_SELLER = 3_241_983_636L;

  /** A seller of user products in Brazil. */
  public static final long BRAZIL_SELLER = 3_519_284_410L;

  /** A seller with two warehouses in Argentina; the id does not fit 32 bits. */
  public static final long ARGENTINA_SELLER = 5_028_817_744L;

  private final Platform platform;

  /** Seeds this platform. */
  public Catalogue(Platform platform) {
    this.platform = platform;
  }

  /** A new world with these amounts for the main seller. */
  public void fresh(long seed, int listings, int orders) {
    World world = new World();
    world.seed = seed;
    world.dice = Dice.of(seed);
    platform.world(world);
    seller(
        MAIN_SELLER, "MINIMARKET_LA_ESQUINA", "MLC", "Pruebas.2026", List.of("normal", "mshops"));
    seller(
        BRAZIL_SELLER,
        "LOJA_DO_BAIRRO",
        "MLB",
        "Testes.2026",
        List.of("normal", "user_product_seller"));
    Seller warehouses =
        seller(
            ARGENTINA_SELLER,
            "DEPOSITOS_DEL_SUR",
            "MLA",
            "Pruebas.2026",
            List.of("normal", "user_product_seller", "warehouse_management", "multiwarehouse"));
    warehouses.stores.add(store("9876543", "ARP123451", "Depósito Norte"));
    warehouses.stores.add(store("9876544", "ARP123452", "Depósito Sur"));
    world.application.ownerId = MAIN_SELLER;
    fill(seed, listings, orders);
  }

  /** Replaces items and orders, keeping sellers, application, tokens and settings. */
  public void refill(long seed, int listings, int orders) {
    World world = platform.world();
    world.items.clear();
    world.userProducts.clear();
    world.orders.clear();
    world.packs.clear();
    world.shipments.clear();
    world.questions.clear();
    world.conversations.clear();
    world.claims.clear();
    world.pending.clear();
    world.missed.clear();
    world.sequences.keySet().retainAll(Set.of("user"));
    world.index();
    world.dice = Dice.of(seed);
    fill(seed, listings, orders);
  }

  private void fill(long seed, int listings, int orders) {
    World world = platform.world();
    for (Seller seller : List.copyOf(world.sellers.values())) {
      boolean main = seller.id == MAIN_SELLER;
      int items = main ? listings : Math.min(150, Math.max(10, listings / 8));
      int sales = main ? orders : Math.min(200, orders / 15);
      Dice dice = Dice.of(seed * 31 + seller.id);
      new ItemSeeds(platform, dice, main ? Goods.all(items) : List.of()).fill(seller, items);
      new OrderSeeds(platform, dice).fill(seller, sales);
      if (main) {
        new PeopleSeeds(platform, dice).fill(seller);
      }
    }
  }

  private Seller seller(
      long id, String nickname, String siteId, String password, List<String> tags) {
    Seller seller = new Seller();
    seller.id = id;
    seller.nickname = nickname;
    seller.email = nickname.toLowerCase(Locale.ROOT) + "@example.com";
    seller.password = password;
    seller.siteId = siteId;
    seller.tags.addAll(tags);
    seller.operator = "OPERADOR_" + siteId;
    platform.world().sellers.put(id, seller);
    return seller;
  }

  private static Store store(String id, String node, String name) {
    Store store = new Store();
    store.id = id;
    store.nodeId = node;
    store.name = name;
    return store;
  }
}
