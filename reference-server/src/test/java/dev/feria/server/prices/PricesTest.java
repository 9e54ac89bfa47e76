package dev.feria.server.prices;

import static dev.feria.server.testing.Shop.NOON;
import static dev.feria.server.testing.Shop.listing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.core.commerce.Listing;
import dev.feria.core.commerce.Money;
import dev.feria.core.commerce.PriceChange;
import dev.feria.core.commerce.PriceOutcome;
import dev.feria.core.commerce.PricePublisher;
import dev.feria.core.error.ProviderException;
import dev.feria.core.error.ReconnectException;
import dev.feria.core.error.RejectedException;
import dev.feria.core.error.UnavailableException;
import dev.feria.core.provider.Account;
import dev.feria.core.provider.AccountHandle;
import dev.feria.core.provider.AccountProfile;
import dev.feria.server.accounts.AccountRow;
import dev.feria.server.catalog.Products;
import dev.feria.server.catalog.SellerAccounts;
import dev.feria.server.platform.http.Principal;
import dev.feria.server.platform.http.Role;
import dev.feria.server.tenancy.AuditLog;
import dev.feria.server.testing.Shop;
import dev.feria.server.testing.TestDatabase;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class PricesTest {
  private static TestDatabase db;
  private Shop shop;
  private AccountRow account;
  private Prices prices;
  private Products products;
  private PriceWorker worker;
  private Principal owner;
  private final List<String> sent = new ArrayList<>();
  private final List<Integer> calls = new ArrayList<>();
  private final List<ProviderException> lost = new ArrayList<>();
  private ProviderException failure;

  @BeforeAll
  static void open() {
    db = TestDatabase.create();
  }

  @AfterAll
  static void close() {
    db.close();
  }

  @BeforeEach
  void newShop() {
    shop = new Shop(db, "Shop");
    db.asOwner(h -> h.execute("update price_publications set published_version = wanted_version"));
    account = shop.account("First");
    owner = new Principal(shop.tenant, "user:test", Role.OWNER, null, null, null);
    var audit = new AuditLog(shop.database, shop.clock);
    var publications = new PricePublications(shop.wakeups, shop.clock);
    shop.catalog.listen(publications);
    prices = new Prices(shop.database, publications, audit, shop.clock);
    SellerAccounts sellers = new Sellers();
    products = new Products(shop.database, shop.catalog, shop.inventory, sellers, audit);
    worker =
        new PriceWorker(shop.database, shop.catalog, sellers, shop.wakeups, shop.clock, () -> 0.5);
  }

  private final class Sellers implements SellerAccounts {
    @Override
    public AccountRow get(UUID tenant, UUID id) {
      return shop.accounts.get(id);
    }

    @Override
    public Account open(AccountRow row) {
      return new Channel(row.handle());
    }

    @Override
    public void failed(AccountRow row, ProviderException reason) {
      lost.add(reason);
    }
  }

  private final class Channel implements Account, PricePublisher {
    private final AccountHandle handle;

    Channel(AccountHandle handle) {
      this.handle = handle;
    }

    @Override
    public int priceBatchSize() {
      return 2;
    }

    @Override
    public List<PriceOutcome> publishPrices(List<PriceChange> changes) {
      calls.add(changes.size());
      List<PriceOutcome> outcomes = new ArrayList<>();
      for (PriceChange change : changes) {
        if (failure == null) {
          sent.add(change.listingId() + "=" + change.price().amount().toPlainString());
          outcomes.add(new PriceOutcome.Published(change));
        } else {
          outcomes.add(new PriceOutcome.Refused(change, failure));
        }
      }
      return outcomes;
    }

    @Override
    public AccountHandle handle() {
      return handle;
    }

    @Override
    public AccountProfile profile() {
      return new AccountProfile("x", "x", Map.of());
    }

    @Override
    public void disconnect() {}
  }

  private static PriceRule rule(boolean active, String percent) {
    return new PriceRule(active, new BigDecimal(percent), BigDecimal.ZERO, Rounding.CUSTOM, null);
  }

  private static ProviderException.Failure refusal() {
    return new ProviderException.Failure("stall", "price", 400, "code", null, 1, null);
  }

  private PriceState state(String listing) {
    UUID id =
        UUID.fromString(
            shop.value("select listing_id::text from listings where external_id = ?", listing));
    return prices.states(shop.tenant, List.of(id)).get(id);
  }

  @Test
  void basePrice_whileTheRuleIsActive_isPublishedAsTheRuleHasItOnceForManyChanges() {
    shop.store(account, listing("L1", "A", 1), listing("L2", "A", 1), listing("L3", null, 1));
    prices.save(owner, account, rule(true, "10"));
    products.price(owner, "A", Money.of("5000", "CLP"));
    products.price(owner, "A", Money.of("9000", "CLP"));
    worker.drain();

    assertThat(sent).containsExactlyInAnyOrder("L1=9990", "L2=9990");
    assertThat(calls).as("two groups in a batch").containsExactly(2);
    assertThat(shop.value("select price_amount from listings where external_id = 'L1'"))
        .isEqualTo("9990");
    assertThat(state("L1").pending()).isFalse();
    products.price(owner, "A", Money.of("9000", "CLP"));
    worker.drain();
    assertThat(sent).hasSize(2);
  }

  @Test
  void rule_whenNotActive_publishesNothingAndActivatedPublishesAll() {
    shop.store(account, listing("L1", "A", 1));
    products.price(owner, "A", Money.of("9000", "CLP"));
    prices.save(owner, account, rule(false, "10"));
    worker.drain();
    assertThat(sent).isEmpty();

    prices.save(owner, account, rule(true, "10"));
    worker.drain();
    assertThat(sent).containsExactly("L1=9990");
    prices.save(owner, account, rule(false, "50"));
    worker.drain();
    assertThat(sent).hasSize(1);
    assertThat(state("L1")).isNull();
  }

  @Test
  void preview_countsAndPagesAndStoresNothing() {
    shop.store(
        account,
        listing("L1", "A", 1),
        listing("L2", "A", 1),
        listing("L3", "B", 1),
        listing("L4", null, 1),
        listing("L5", "C", 1));
    products.price(owner, "A", Money.of("9000", "CLP"));
    products.price(owner, "C", Money.of("10", "USD"));

    PricePreview first = prices.preview(account, rule(true, "10"), null, 1);

    assertThat(List.of(first.changed(), first.same(), first.otherCurrency(), first.noBasePrice()))
        .containsExactly(2, 0, 1, 1);
    assertThat(first.unlinked()).isEqualTo(1);
    assertThat(first.data().get(0).difference()).isEqualTo(Money.of("8000", "CLP"));
    PricePreview second =
        prices.preview(
            account,
            rule(true, "10"),
            dev.feria.server.platform.http.Cursor.parse(first.next(), 1),
            1);
    assertThat(second.data()).hasSize(1);
    assertThat(second.next()).isNull();
    assertThat(second.data()).isNotEqualTo(first.data());
    assertThat(prices.rule(account)).isEqualTo(PriceRule.NONE);
  }

  @Test
  void publishing_whenRefused_isToldAndTriedWithTheNextPriceOnly() {
    shop.store(account, listing("L1", "A", 1));
    prices.save(owner, account, rule(true, "0"));
    failure = new RejectedException(refusal(), null, null);
    products.price(owner, "A", Money.of("9990", "CLP"));
    worker.drain();
    worker.drain();

    assertThat(calls).hasSize(1);
    assertThat(state("L1").parked()).isEqualTo("refused");
    assertThat(state("L1").error()).contains("400");
    failure = null;
    products.price(owner, "A", Money.of("8990", "CLP"));
    worker.drain();
    assertThat(sent).containsExactly("L1=8990");
  }

  @Test
  void publishing_whenTheProviderIsAway_isTriedLater() {
    shop.store(account, listing("L1", "A", 1));
    prices.save(owner, account, rule(true, "0"));
    failure = new UnavailableException(refusal(), null, null);
    products.price(owner, "A", Money.of("9990", "CLP"));
    worker.drain();
    failure = null;
    worker.drain();
    assertThat(sent).isEmpty();
    shop.clock.advance(Duration.ofMinutes(1));
    worker.drain();
    assertThat(sent).containsExactly("L1=9990");
  }

  @Test
  void publishing_whenTheAccountIsLost_waitsUntilItIsConnectedAgain() {
    shop.store(account, listing("L1", "A", 1));
    prices.save(owner, account, rule(true, "0"));
    failure = new ReconnectException(refusal(), null, null);
    products.price(owner, "A", Money.of("9990", "CLP"));
    worker.drain();
    assertThat(lost).hasSize(1);
    assertThat(state("L1").parked()).isEqualTo("reconnect");
    failure = null;
    worker.drain();
    assertThat(sent).isEmpty();
    shop.database.useTenant(
        shop.tenant,
        h -> new PricePublications(shop.wakeups, shop.clock).connected(h, account, false));
    worker.drain();
    assertThat(sent).containsExactly("L1=9990");
  }

  @Test
  void drift_whenTheChannelShowsAnotherPrice_isRepairedWhileTheRuleIsActive() {
    shop.store(account, listing("L1", "A", 1));
    prices.save(owner, account, rule(true, "0"));
    products.price(owner, "A", Money.of("9990", "CLP"));
    worker.drain();

    Listing seen = listing("L1", "A", 1, NOON.plusSeconds(60));
    shop.store(account, seen);
    assertThat(state("L1").pending()).as("shows 1990 again").isTrue();
    worker.drain();
    assertThat(sent).containsExactly("L1=9990", "L1=9990");
  }

  @Test
  void basePrice_whenItsCurrencyBecomesAnother_isForgotten() {
    shop.store(account, listing("L1", "A", 1));
    prices.save(owner, account, rule(true, "0"));
    products.price(owner, "A", Money.of("9990", "CLP"));
    products.price(owner, "A", Money.of("10", "USD"));
    worker.drain();
    assertThat(sent).isEmpty();
    assertThat(shop.value("select count(*) from price_publications")).isEqualTo("0");
  }

  @Test
  void unlink_endsThePublishingOfThePrice() {
    shop.store(account, listing("L1", "A", 1));
    prices.save(owner, account, rule(true, "0"));
    products.price(owner, "A", Money.of("9990", "CLP"));
    UUID id =
        UUID.fromString(
            shop.value("select listing_id::text from listings where external_id = 'L1'"));
    shop.database.useTenant(shop.tenant, h -> shop.catalog.unlink(h, account, id, "test"));
    worker.drain();
    assertThat(sent).isEmpty();
  }
}
