package dev.feria.sandbox.shopify.orders;

import dev.feria.sandbox.shopify.state.Address;
import dev.feria.sandbox.shopify.state.Customer;
import dev.feria.sandbox.shopify.state.Dice;
import dev.feria.sandbox.shopify.state.Order;
import dev.feria.sandbox.shopify.state.Platform;
import dev.feria.sandbox.shopify.state.Shop;
import dev.feria.sandbox.shopify.state.World;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Gives an order a customer, an address and a way to ship. */
public final class People {
  private static final int MOST = 400;
  private static final List<String> FIRST =
      List.of(
          "Ana", "Benjamín", "Camila", "Diego", "Elisa", "João", "Íñigo", "Lucía", "Martín", "Zoë");
  private static final List<String> LAST =
      List.of("Souza", "Muñoz", "Rojas", "Pérez", "Silva", "Araújo", "Contreras", "Núñez", "Vidal");
  private static final List<String> STREETS =
      List.of("Rua das Flores", "Avenida Matta", "Calle Larga", "Los Aromos", "Pasaje Ñuble");

  private final Platform platform;

  /** People of this platform. */
  public People(Platform platform) {
    this.platform = platform;
  }

  /** Fills in who buys and where to; the same e-mail is the same customer. */
  public void introduce(Shop shop, Order order, @Nullable String email, Dice dice) {
    Customer customer = email == null ? anyone(shop, dice) : named(shop, email, dice);
    customer.orders++;
    customer.updated = order.created;
    order.customerId = customer.id;
    order.email = customer.email;
    order.phone = customer.phone;
    order.shipping = address(shop, customer, dice);
    boolean brazil = shop.country.equals("BR");
    order.shippingLineId = platform.world().next("shipping-line", Ids.SHIPPING_LINE);
    order.shippingTitle = brazil ? "PAC" : "Despacho a domicilio";
    order.shippingPrice = brazil ? new BigDecimal("19.90") : new BigDecimal("3990");
    String digits = Long.toString(10_000_000 + dice.below(15_000_000));
    order.taxId = brazil ? "123" + digits : digits + "-" + dice.below(10);
    order.attributes.put(brazil ? "cpf" : "rut", order.taxId);
  }

  private Customer anyone(Shop shop, Dice dice) {
    if (shop.customers.size() >= MOST || (dice.percent(30) && !shop.customers.isEmpty())) {
      List<Customer> all = List.copyOf(shop.customers.values());
      return dice.of(all);
    }
    return create(shop, null, dice);
  }

  private Customer named(Shop shop, String email, Dice dice) {
    for (Customer customer : shop.customers.values()) {
      if (email.equalsIgnoreCase(customer.email)) {
        return customer;
      }
    }
    return create(shop, email, dice);
  }

  private Customer create(Shop shop, @Nullable String email, Dice dice) {
    World world = platform.world();
    Customer customer = new Customer();
    customer.id = world.next("customer", Ids.CUSTOMER);
    customer.firstName = dice.of(FIRST);
    customer.lastName = dice.of(LAST);
    customer.email =
        email != null
            ? email
            : plain(customer.firstName)
                + "."
                + plain(customer.lastName)
                + customer.id % 10_000
                + "@example.com";
    customer.phone =
        (shop.country.equals("BR") ? "+55119" : "+569") + (10_000_000 + dice.below(89_999_999));
    customer.created = platform.now();
    shop.customers.put(customer.id, customer);
    return customer;
  }

  private static String plain(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFD)
        .replaceAll("[^A-Za-z]", "")
        .toLowerCase(Locale.ROOT);
  }

  private Address address(Shop shop, Customer customer, Dice dice) {
    boolean brazil = shop.country.equals("BR");
    Address address = new Address();
    address.id = platform.world().next("address", Ids.ADDRESS);
    address.firstName = customer.firstName;
    address.lastName = customer.lastName;
    address.phone = customer.phone;
    address.address1 = dice.of(STREETS) + " " + (1 + dice.below(2_400));
    address.address2 = dice.percent(30) ? "Depto " + (1 + dice.below(900)) : null;
    address.city = brazil ? "São Paulo" : "Santiago";
    address.province = brazil ? "São Paulo" : "Santiago Metropolitan";
    address.provinceCode = brazil ? "SP" : "RM";
    address.zip = brazil ? "01310-100" : "8320000";
    address.country = brazil ? "Brazil" : "Chile";
    address.countryCode = shop.country;
    return address;
  }
}
