package dev.feria.server.prices;

import dev.feria.core.commerce.Money;
import dev.feria.server.accounts.AccountRow;
import dev.feria.server.catalog.ListingRow;
import dev.feria.server.catalog.Listings;
import dev.feria.server.catalog.Product;
import dev.feria.server.platform.Database;
import dev.feria.server.platform.http.Cursor;
import dev.feria.server.platform.http.Principal;
import dev.feria.server.prices.PricePreview.Row;
import dev.feria.server.tenancy.AuditLog;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people do with prices. Thread-safe. */
public final class Prices {
  private static final int PAGE = 1000;

  private final PriceRuleStore rules = new PriceRuleStore();
  private final Listings listings = new Listings();
  private final Database database;
  private final PricePublications publications;
  private final AuditLog audit;
  private final Clock clock;

  /** Composes the service. */
  public Prices(Database database, PricePublications publications, AuditLog audit, Clock clock) {
    this.database = database;
    this.publications = publications;
    this.audit = audit;
    this.clock = clock;
  }

  /** Returns an account's rule. */
  public PriceRule rule(AccountRow account) {
    return database.inTenant(
        account.tenantId(), handle -> rules.get(handle, account.tenantId(), account.accountId()));
  }

  /** Sets an account's rule; what it changes is published, if it is active. */
  public PriceRule save(Principal by, AccountRow account, PriceRule rule) {
    UUID tenant = account.tenantId();
    database.useTenant(
        tenant,
        handle -> {
          rules.save(handle, tenant, account.accountId(), rule, by.actor(), clock.instant());
          publications.ruled(handle, tenant, account.accountId());
          audit.add(
              handle,
              tenant,
              by.actor(),
              "account.price_rule",
              account.accountId().toString(),
              Map.of(
                  "active", Boolean.toString(rule.active()),
                  "percent", rule.percent().toPlainString(),
                  "addition", rule.addition().toPlainString(),
                  "rounding", rule.rounding().name().toLowerCase(java.util.Locale.ROOT)));
        });
    return rule;
  }

  /** Tells what a rule would do, whether it is active or not; stores nothing. */
  public PricePreview preview(
      AccountRow account, PriceRule rule, @Nullable Cursor from, int limit) {
    UUID start = from == null ? null : from.uuid(0);
    var count = new Count(rule, start, limit);
    UUID after = null;
    List<ListingRow> page;
    do {
      UUID behind = after;
      page =
          database.inTenant(
              account.tenantId(),
              handle -> {
                List<ListingRow> rows =
                    listings.ofAccount(
                        handle, account.tenantId(), account.accountId(), behind, PAGE);
                Set<UUID> ids = new HashSet<>();
                rows.forEach(row -> ids.add(row.productId()));
                ids.remove(null);
                Map<UUID, Product> products =
                    listings.productsById(handle, account.tenantId(), ids);
                rows.forEach(
                    row ->
                        count.add(
                            row, row.productId() == null ? null : products.get(row.productId())));
                return rows;
              });
      after = page.isEmpty() ? null : page.get(page.size() - 1).listingId();
    } while (page.size() == PAGE);
    return count.preview();
  }

  /** Counts listings by what a rule does to them. */
  private static final class Count {
    private final PriceRule rule;
    private final @Nullable UUID start;
    private final int limit;
    private final List<Row> rows = new ArrayList<>();
    private boolean more;
    private int changed;
    private int same;
    private int otherCurrency;
    private int noBasePrice;
    private int unlinked;

    Count(PriceRule rule, @Nullable UUID start, int limit) {
      this.rule = rule;
      this.start = start;
      this.limit = limit;
    }

    void add(ListingRow row, @Nullable Product product) {
      Money base = product == null ? null : product.basePrice();
      if (product == null) {
        unlinked++;
      } else if (base == null) {
        noBasePrice++;
      } else if (!base.currency().equals(row.price().currency())) {
        otherCurrency++;
      } else {
        Money then = rule.apply(base);
        if (then.sameAs(row.price())) {
          same++;
        } else {
          changed++;
          show(row, product, then);
        }
      }
    }

    private void show(ListingRow row, Product product, Money then) {
      if (start != null && row.listingId().toString().compareTo(start.toString()) <= 0) {
        return;
      }
      if (rows.size() == limit) {
        more = true;
        return;
      }
      Money now = row.price();
      rows.add(
          new Row(
              row.listingId(),
              row.title(),
              product.sku(),
              now,
              then,
              new Money(then.amount().subtract(now.amount()), now.currency())));
    }

    PricePreview preview() {
      String next = more ? Cursor.of(rows.get(rows.size() - 1).listing()).text() : null;
      return new PricePreview(
          changed, same, otherCurrency, noBasePrice, unlinked, List.copyOf(rows), next);
    }
  }

  /**
   * Returns how far publishing has come, by listing; those whose price is not ours are left out.
   */
  public Map<UUID, PriceState> states(UUID tenant, Collection<UUID> ids) {
    return database.inTenant(tenant, handle -> publications.states(handle, tenant, ids));
  }
}
