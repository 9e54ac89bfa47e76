package dev.feria.sandbox.woocommerce.seeds;

import dev.feria.sandbox.woocommerce.state.Address;
import dev.feria.sandbox.woocommerce.state.Customer;
import dev.feria.sandbox.woocommerce.state.Store;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/** Makes people who buy, with the papers that their country asks for. */
public final class PeopleSeeds {
  private static final List<String> FIRST =
      List.of("Ana", "Bruno", "Catalina", "Diego", "Elisa", "Fabián", "Gloria", "João", "Inês");
  private static final List<String> LAST =
      List.of("Souza", "Muñoz", "Quispe", "Rojas", "Silva", "Huamán", "Araya", "Peña", "Lima");

  private final Store store;
  private final SplittableRandom random;

  /** People of this shop. */
  public PeopleSeeds(Store store, SplittableRandom random) {
    this.store = store;
    this.random = random;
  }

  /** Somebody's address. */
  public Address address() {
    Address address = new Address();
    address.firstName = FIRST.get(random.nextInt(FIRST.size()));
    address.lastName = LAST.get(random.nextInt(LAST.size()));
    int number = random.nextInt(10, 9_999);
    address.address1 = "Calle de las Flores " + number;
    address.country = store.country;
    switch (store.country) {
      case "BR" -> {
        address.city = "São Paulo";
        address.state = "SP";
        address.postcode = "01310-100";
        address.phone =
            String.format(Locale.ROOT, "(11) 9%04d-%04d", 8_000 + number % 1_000, number);
      }
      case "PE" -> {
        address.city = "Cusco";
        address.state = "CUS";
        address.postcode = "08002";
        address.phone = String.format(Locale.ROOT, "+51 9%08d", 84_000_000 + number);
      }
      default -> {
        address.city = "Santiago";
        address.state = "CL-RM";
        address.postcode = "8320000";
        address.phone =
            String.format(Locale.ROOT, "+56 9 %04d %04d", 6_000 + number % 3_000, number);
      }
    }
    address.email =
        (address.firstName + "." + address.lastName + number)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9.]", "x")
            + "@example.com";
    return address;
  }

  /** Meta data of an order that plugins of the country write. */
  Map<String, String> papers() {
    Map<String, String> papers = new LinkedHashMap<>();
    int number = random.nextInt(100, 999);
    switch (store.country) {
      case "BR" -> {
        papers.put("_billing_persontype", "1");
        papers.put("_billing_cpf", "123.456." + number + "-09");
        papers.put("_billing_number", Integer.toString(number));
        papers.put("_billing_neighborhood", "Centro");
      }
      case "CL" -> papers.put("_billing_rut", "12.345." + number + "-K");
      default -> papers.put("_billing_dni", "45678" + number);
    }
    return papers;
  }

  /** Somebody with an account. */
  public Customer customer(long created) {
    Customer customer = new Customer();
    customer.id = store.next("user", 2);
    customer.billing = address();
    customer.shipping = customer.billing.copy();
    customer.email = customer.billing.email;
    customer.firstName = customer.billing.firstName;
    customer.lastName = customer.billing.lastName;
    customer.username = customer.email.substring(0, customer.email.indexOf('@'));
    customer.created = created;
    customer.modified = created;
    store.customers.put(customer.id, customer);
    return customer;
  }
}
