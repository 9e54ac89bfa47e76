package dev.feria.server.console;

import static dev.feria.server.testing.Shop.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.core.commerce.OrderState;
import dev.feria.core.error.ProviderException.Failure;
import dev.feria.core.error.RejectedException;
import dev.feria.server.accounts.AccountRow;
import dev.feria.server.testing.Shop;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Oversold sales and differences, as people see them. */
final class OversellPagesTest {
  private static ConsoleSite site;
  private static Browser owner;

  @BeforeAll
  static void start() {
    site = new ConsoleSite();
    fill(site.shop);
    owner = site.owner();
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  static void fill(Shop shop) {
    AccountRow account = SampleGoods.fill(shop);
    shop.channel(account)
        .refuse(
            new RejectedException(
                new Failure("stall", "stock.put", 400, "not_editable", "r", 1, null), null, null));
    shop.apply(account, Shop.order("O-9", OrderState.PAID, "L1", 12, NOON.plusSeconds(7200)));
    shop.publisher().drain();
  }

  @Test
  void oversoldSale_isOnTheDashboardAndShowsWhatCompetes() {
    for (Language language : Language.values()) {
      Document home = site.owner().cookie("feria_language", language.code()).page("/");
      assertThat(home.select("#oversold")).hasSize(1);
      assertThat(home.text()).doesNotContain("[").doesNotContain("null");
    }
    Document list = owner.page("/sales?oversold=true");
    assertThat(list.select("main tbody tr")).hasSize(1);
    Document sale = owner.page(list.select("main tbody th a").attr("href"));
    assertThat(sale.select("section[aria-labelledby=oversell] tbody th").eachText())
        .contains("O-1", "O-3")
        .doesNotContain("O-9");
    assertThat(sale.text()).contains("Faltaron 3 unidades");
  }

  @Test
  void drift_isExplainedInEveryLanguageAndRepaired() {
    for (Language language : Language.values()) {
      Document page = site.owner().cookie("feria_language", language.code()).page("/drift");
      assertThat(page.select("#drift tbody tr")).isNotEmpty();
      assertThat(page.text()).contains("not_editable").doesNotContain("[").doesNotContain("null");
    }
    String action = owner.page("/drift").select("#drift form").attr("action");

    owner.htmx(action, Map.of());

    assertThat(owner.page("/drift").text()).contains("La cantidad correcta está en camino");
  }
}
