package dev.feria.sandbox.shopify.catalogue;

import dev.feria.sandbox.shopify.oauth.Installations;
import dev.feria.sandbox.shopify.state.App;
import dev.feria.sandbox.shopify.state.Dice;
import dev.feria.sandbox.shopify.state.Location;
import dev.feria.sandbox.shopify.state.Platform;
import dev.feria.sandbox.shopify.state.Shop;
import dev.feria.sandbox.shopify.state.World;
import java.util.List;

/** Seeds a world: three stores, two of which sell the goods that are sold everywhere. */
public final class Catalogue {
  /** A Chilean store of the demo business. */
  public static final String NORTE = "feria-norte.myshopify.com";

  /** Another one, with two locations. */
  public static final String CENTRO = "feria-centro.myshopify.com";

  /** A Brazilian store. */
  public static final String LOJA = "loja-feria.myshopify.com";

  private static final long DAY = 86_400_000L;
  private static final long FIRST_SHOP = 60_011_200_001L;
  private static final long FIRST_LOCATION = 70_011_200_001L;
  private static final int ORDERS_SHARE = 15;
  private static final int OWN_PRODUCTS = 12;
  private static final int FOREIGN_PRODUCTS = 60;

  private final Platform platform;
  private final Installations installations;

  /** Seeds this platform. */
  public Catalogue(Platform platform, Installations installations) {
    this.platform = platform;
    this.installations = installations;
  }

  /** A new world whose main account elsewhere has so many listings and orders. */
  public void fresh(long seed, int listings, int orders) {
    World world = new World();
    world.seed = seed;
    world.dice = Dice.of(seed);
    platform.world(world);
    App main = app(world, "b7d04c1e9a5f42d68c3e7f10a2b95d64", "shpss_feria_sandbox_main_secret", 1);
    main.name = "Feria";
    world.mainApp = main.clientId;
    shop(NORTE, "Feria Norte", "CLP", "CL", "America/Santiago", true, List.of("Bodega Central"));
    shop(
        CENTRO,
        "Feria Centro",
        "CLP",
        "CL",
        "America/Santiago",
        true,
        List.of("Tienda Centro", "Bodega Maipú"));
    shop(LOJA, "Loja Feria São João", "BRL", "BR", "America/Sao_Paulo", false, List.of("Loja"));
    int number = 0;
    for (Shop shop : world.shops.values()) {
      Dice dice = Dice.of(seed * 31 + ++number);
      ProductSeeds products = new ProductSeeds(platform, shop, dice);
      if (shop.demo) {
        products.goods(listings);
        products.own(OWN_PRODUCTS);
      } else {
        products.own(Math.min(FOREIGN_PRODUCTS, Math.max(5, listings / 10)));
      }
      new OrderSeeds(platform, shop, dice).fill(orders / ORDERS_SHARE);
    }
  }

  /** Another catalogue for a store, with so many products, variants and orders. */
  public void refill(Shop shop, long seed, int products, int variants, int orders) {
    shop.clear();
    Dice dice = Dice.of(seed * 31 + 99);
    new ProductSeeds(platform, shop, dice).many(products, variants);
    new OrderSeeds(platform, shop, dice).fill(orders);
  }

  private static App app(World world, String clientId, String secret, long id) {
    App app = new App();
    app.id = 300_000_000_000L + id;
    app.clientId = clientId;
    app.clientSecret = secret;
    world.apps.put(clientId, app);
    return app;
  }

  private void shop(
      String domain,
      String name,
      String currency,
      String country,
      String zone,
      boolean demo,
      List<String> locations) {
    World world = platform.world();
    Shop shop = new Shop();
    shop.id = world.next("shop", FIRST_SHOP);
    shop.domain = domain;
    shop.name = name;
    shop.email = "dueno@" + shop.handle() + ".example";
    shop.owner = "Ana Souza";
    shop.currency = currency;
    shop.country = country;
    shop.timezone = zone;
    shop.demo = demo;
    shop.created = platform.now() - 900 * DAY;
    for (String each : locations) {
      shop.locations.put(
          FIRST_LOCATION + world.sequences.merge("places", 1L, Long::sum), place(shop, each));
    }
    closed(shop);
    world.shops.put(domain, shop);
    App own =
        app(world, world.dice.hex(32), "shpss_" + world.dice.hex(32), 100 + world.shops.size());
    own.name = name + " interna";
    own.ownShop = domain;
    shop.installed.add(own.clientId);
    installations.permanent(shop, own, own.scopes);
  }

  private Location place(Shop shop, String name) {
    Location location = new Location();
    location.id = FIRST_LOCATION + platform.world().sequences.getOrDefault("places", 1L);
    location.name = name;
    location.address = "Avenida Matta 120";
    location.city = shop.country.equals("BR") ? "São Paulo" : "Santiago";
    location.created = shop.created;
    return location;
  }

  /** A location that was given up; its stock does not count. */
  private void closed(Shop shop) {
    long id = FIRST_LOCATION + platform.world().sequences.merge("places", 1L, Long::sum);
    Location location = place(shop, "Bodega cerrada");
    location.id = id;
    location.active = false;
    location.fulfillsOnlineOrders = false;
    shop.locations.put(id, location);
  }
}
