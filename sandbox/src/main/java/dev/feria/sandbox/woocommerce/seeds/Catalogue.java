package dev.feria.sandbox.woocommerce.seeds;

import dev.feria.sandbox.goods.Goods;
import dev.feria.sandbox.woocommerce.grant.GrantPages;
import dev.feria.sandbox.woocommerce.state.Platform;
import dev.feria.sandbox.woocommerce.state.Store;
import dev.feria.sandbox.woocommerce.state.World;
import java.util.List;
import java.util.SplittableRandom;

/** Seeds a world: four shops, each with weaknesses of its own. */
public final class Catalogue {
  /** The shop that volume for load tests goes to. */
  public static final String MAIN = "tienda-norte";

  private static final int OWN = 24;
  private static final int ORDERS_SHARE = 15;

  private final Platform platform;

  /** Seeds this platform. */
  public Catalogue(Platform platform) {
    this.platform = platform;
  }

  /**
   * A new world.
   *
   * @param listings of the main account of the other platforms, which the goods are chosen by
   * @param orders of the same; a demo shop gets a fifteenth
   */
  public void fresh(long seed, int listings, int orders) {
    World world = new World();
    world.seed = seed;
    platform.world(world);
    store(MAIN, "Tienda Norte", "CLP", "CL", 0, "America/Santiago").demo = true;
    Store south = store("tienda-sur", "Tienda Sur", "CLP", "CL", 0, "America/Punta_Arenas");
    south.demo = true;
    south.mode.tls = false;
    Store andes = store("tienda-quechua", "Tienda Quechua", "PEN", "PE", 2, "America/Lima");
    andes.taxPercent = 18;
    andes.mode.stripAuthorization = true;
    andes.mode.permalinks = "plain";
    andes.mode.wcVersion = "9.9.5";
    Store old = store("tienda-vieja", "Loja Velha", "BRL", "BR", 2, "America/Sao_Paulo");
    old.mode.wcVersion = "5.4.2";
    old.mode.blocksLibraries = true;
    old.mode.phpNotice = "some";
    old.mode.headers = false;
    old.mode.emptyMapsAsLists = true;
    for (Store store : world.stores.values()) {
      fill(store, seed, listings, OWN, orders / ORDERS_SHARE);
    }
  }

  /** Replaces products, orders and people of the main shop, keeping keys, webhooks and settings. */
  public void refill(long seed, int listings, int orders) {
    Store store = platform.world().stores.get(MAIN);
    if (store != null) {
      store.empty();
      int goods = Goods.all(Math.min(listings, platform.context().listings())).size();
      fill(store, seed, listings, Math.max(0, listings - goods), orders);
    }
  }

  private void fill(Store store, long seed, int listings, int own, int orders) {
    SplittableRandom random = new SplittableRandom(seed * 31 + store.id.hashCode());
    int basis = Math.min(listings, platform.context().listings());
    ProductSeeds products = new ProductSeeds(store, random, platform.now());
    if (store.demo) {
      products.goods(Goods.all(basis), Goods.same(basis), Goods.sameBarcode(basis));
    }
    products.own(own);
    new OrderSeeds(platform, store, random).fill(orders);
    store.index();
  }

  private Store store(
      String id, String title, String currency, String country, int decimals, String zone) {
    Store store = new Store();
    store.id = id;
    store.title = title;
    store.currency = currency;
    store.country = country;
    store.decimals = decimals;
    store.zone = zone;
    store.username = id.replace("tienda-", "admin-");
    store.password = "Pruebas.2026";
    platform.world().stores.put(id, store);
    GrantPages.key(platform, store, "read_write").description = "Claves de la dueña";
    return store;
  }

  /** The names of all shops. */
  public List<String> names() {
    return List.copyOf(platform.world().stores.keySet());
  }
}
