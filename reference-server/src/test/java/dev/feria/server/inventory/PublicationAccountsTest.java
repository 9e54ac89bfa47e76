package dev.feria.server.inventory;

import static dev.feria.server.testing.Shop.listing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.server.accounts.AccountRow;
import dev.feria.server.accounts.AccountStatus;
import dev.feria.server.testing.Shop;
import dev.feria.server.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class PublicationAccountsTest {
  private static TestDatabase db;
  private Shop shop;
  private AccountRow account;
  private PublicationAccounts listener;

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
    account = shop.account("First");
    shop.store(account, listing("L1", "CAF", 7));
    listener = new PublicationAccounts(shop.publications);
  }

  private AccountRow now(AccountStatus status, boolean publish, int buffer) {
    return shop.put(shop.row(account.accountId(), "First", status, publish, true, buffer));
  }

  private void changed(AccountRow before, AccountRow after) {
    db.database().useTenant(shop.tenant, handle -> listener.changed(handle, before, after));
    shop.publisher().drain();
  }

  @Test
  void changed_whenTheBufferGrows_showsLess() {
    changed(account, now(AccountStatus.CONNECTED, true, 3));
    assertThat(shop.channel(account).shown("L1")).isEqualTo(4);
  }

  @Test
  void changed_whenNothingOfOursChanges_sendsNothing() {
    changed(account, account);
    assertThat(shop.channel(account).sent()).isEmpty();
  }

  @Test
  void changed_whenSwitchedOffAndOn_sendsAllOnlyThen() {
    AccountRow off = now(AccountStatus.CONNECTED, false, 0);
    changed(account, off);
    shop.receive("CAF", 1);
    shop.publisher().drain();
    assertThat(shop.channel(account).sent()).isEmpty();

    changed(off, now(AccountStatus.CONNECTED, true, 0));
    assertThat(shop.channel(account).shown("L1")).isEqualTo(8);
  }

  @Test
  void connected_whenItWasLost_goesOn() {
    AccountRow lost = now(AccountStatus.RECONNECT, true, 0);
    shop.receive("CAF", 1);
    shop.publisher().drain();
    assertThat(shop.channel(account).sent()).isEmpty();

    AccountRow back = now(AccountStatus.CONNECTED, true, 0);
    db.database().useTenant(shop.tenant, handle -> listener.connected(handle, back, false));
    shop.publisher().drain();

    assertThat(lost.status().isUsable()).isFalse();
    assertThat(shop.channel(account).shown("L1")).isEqualTo(8);
  }

  @Test
  void revive_whenAnotherNodeMadeTheAccountUsable_goesOn() {
    now(AccountStatus.RECONNECT, true, 0);
    shop.receive("CAF", 1);
    Publisher publisher = shop.publisher();
    publisher.drain();
    publisher.revive();
    assertThat(publisher.drain()).isZero();

    now(AccountStatus.CONNECTED, true, 0);
    publisher.revive();
    publisher.drain();

    assertThat(shop.channel(account).shown("L1")).isEqualTo(8);
  }
}
