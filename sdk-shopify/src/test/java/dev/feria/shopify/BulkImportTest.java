package dev.feria.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.core.commerce.Listing;
import dev.feria.core.commerce.ListingQuery;
import dev.feria.core.commerce.ListingSource;
import dev.feria.core.page.Entry;
import dev.feria.core.page.Page;
import dev.feria.core.provider.Account;
import dev.feria.sandbox.Sandbox;
import dev.feria.sandbox.SandboxOptions;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The first import of a larger shop, by bulk operation, against the sandbox. */
class BulkImportTest {
  private static Sandbox sandbox;
  private static SandboxShop shop;

  @BeforeAll
  static void start() {
    sandbox = Sandbox.start(SandboxOptions.DEFAULT.catalogue(2500, 10));
    shop = new SandboxShop(sandbox, 0);
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  @Test
  void listings_whenInterruptedAfterEachPage_goOnInAnotherProcess() {
    Map<String, Listing> read = new HashMap<>();
    int repeated = 0;
    int pages = 0;
    String cursor = null;
    do {
      Account account = shop.withToken(); // knows nothing of the pages before
      Page<Entry<Listing>> page =
          ((ListingSource) account)
              .listings(ListingQuery.ALL.at(cursor))
              .pages()
              .findFirst()
              .orElseThrow();
      for (Entry<Listing> entry : page.items()) {
        Listing listing = ((Entry.Read<Listing>) entry).value();
        repeated += read.put(listing.id(), listing) == null ? 0 : 1;
      }
      cursor = page.next();
      pages++;
    } while (cursor != null);

    List<Map<String, Object>> truths = shop.listings();
    assertThat(read).hasSameSizeAs(truths);
    assertThat(repeated).isZero();
    assertThat(pages).isGreaterThan(2);
    for (Map<String, Object> truth : truths) {
      Listing listing = read.get((String) truth.get("id"));
      assertThat(listing).as("%s", truth).isNotNull();
      Integer quantity = listing.quantity();
      if (quantity != null) {
        assertThat(new BigDecimal(quantity))
            .as("%s", truth)
            .isEqualByComparingTo((BigDecimal) truth.get("quantity"));
      }
    }
  }
}
