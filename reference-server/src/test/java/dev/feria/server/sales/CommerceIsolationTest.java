package dev.feria.server.sales;

import static dev.feria.server.testing.Shop.NOON;
import static dev.feria.server.testing.Shop.listing;
import static dev.feria.server.testing.Shop.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.feria.core.commerce.OrderState;
import dev.feria.server.accounts.AccountRow;
import dev.feria.server.testing.Shop;
import dev.feria.server.testing.TestDatabase;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a tenant's transaction can touch of another's, whatever its SQL says. */
final class CommerceIsolationTest {
  private static TestDatabase db;
  private static Shop mine;
  private static Shop theirs;
  private static AccountRow account;

  @BeforeAll
  static void open() {
    db = TestDatabase.create();
    mine = new Shop(db, "Mine");
    theirs = new Shop(db, "Theirs");
    account = mine.account("First");
    mine.store(account, listing("L1", "CAF", 7));
    mine.apply(account, order("O1", OrderState.PAID, "L1", 1, NOON.plusSeconds(1)));
    mine.apply(account, order("O2", OrderState.UNPAID, "L1", 1, NOON.plusSeconds(1)));
    db.asOwner(
        handle ->
            handle.execute(
                "insert into sale_lines select tenant_id, sale_id, 1, (select product_id from"
                    + " products where sku = 'CAF'), 'CAF', 'T', 1, 1 from sales"));
  }

  @AfterAll
  static void close() {
    db.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "products",
        "listings",
        "stock",
        "movements",
        "movement_keys",
        "reservations",
        "publications",
        "orders",
        "order_lines",
        "sales",
        "sale_lines"
      })
  void anyTable_whenAnotherTenantAsks_isEmpty(String table) {
    assertThat(mine.value("select count(*) > 0 from " + table)).isEqualTo("t");
    assertThat(theirs.value("select count(*) from " + table)).isEqualTo("0");
    assertThat(theirs.value("select count(*) from " + table + " where tenant_id = ?", mine.tenant))
        .isEqualTo("0");
  }

  @Test
  void services_whenTheTransactionIsAnotherTenants_findAndChangeNothing() {
    UUID product = mine.stock("CAF").productId();
    db.database()
        .useTenant(
            theirs.tenant,
            handle -> {
              assertThat(mine.catalog.product(handle, mine.tenant, "CAF")).isEmpty();
              mine.publications.wantAccount(handle, mine.tenant, account.accountId());
            });
    assertThatThrownBy(
            () ->
                db.database()
                    .useTenant(
                        theirs.tenant,
                        handle ->
                            mine.sales.apply(
                                handle,
                                account,
                                order("O9", OrderState.PAID, "L1", 1, NOON.plusSeconds(1)))))
        .hasMessageContaining("row-level security");
    assertThat(mine.stock("CAF").onHand()).isEqualTo(6);
    assertThat(mine.stock("CAF").productId()).isEqualTo(product);
  }

  @Test
  void movements_whenChanged_areRefused() {
    for (String sql : new String[] {"update movements set quantity = 1", "delete from movements"}) {
      assertThatThrownBy(() -> db.database().useTenant(mine.tenant, h -> h.execute(sql)))
          .hasMessageContaining("permission denied");
    }
  }
}
