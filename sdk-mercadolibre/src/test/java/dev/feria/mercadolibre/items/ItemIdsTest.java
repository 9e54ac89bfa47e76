package dev.feria.mercadolibre.items;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.feria.core.page.Page;
import dev.feria.mercadolibre.MercadoLibreClient;
import dev.feria.mercadolibre.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ItemIdsTest {
  @StartStop public final MockWebServer server = new MockWebServer();
  private final Shop shop = new Shop();
  private MercadoLibreClient client;

  /** A seller whose scans keep their place on the provider's side, always under one scroll id. */
  private static final class Shop extends Dispatcher {
    int total;
    int scanned;
    boolean expired;
    final List<String> targets = new ArrayList<>();

    @Override
    public MockResponse dispatch(RecordedRequest request) {
      String target = Wire.line(request);
      targets.add(target);
      if (!target.contains("search_type=scan")) {
        int offset = Integer.parseInt(target.replaceFirst(".*offset=([0-9]+).*", "$1"));
        if (offset + 100 > 1000) {
          return Wire.json(400, "{\"error\":\"invalid_offset\",\"status\":400}");
        }
        return page(offset, "");
      }
      if (!target.contains("scroll_id=")) {
        expired = false;
        scanned = 100;
        return page(0, ",\"scroll_id\":\"SAME\"");
      }
      if (expired) {
        return Wire.json(404, "{\"error\":\"scroll_expired\",\"status\":404}");
      }
      int offset = scanned;
      scanned += 100;
      return offset >= total
          ? Wire.json(200, "{\"paging\":{\"total\":" + total + "},\"results\":null}")
          : page(offset, ",\"scroll_id\":\"SAME\"");
    }

    private MockResponse page(int offset, String more) {
      String ids =
          IntStream.range(offset, Math.min(total, offset + 100))
              .mapToObj(i -> "\"MLC" + i + "\"")
              .collect(Collectors.joining(","));
      return Wire.json(
          200, "{\"paging\":{\"total\":%d},\"results\":[%s]%s}".formatted(total, ids, more));
    }

    List<String> ids() {
      return IntStream.range(0, total).mapToObj(i -> "MLC" + i).toList();
    }
  }

  @BeforeEach
  void prepare() {
    server.setDispatcher(shop);
    client = new Wire(server).client();
  }

  @Test
  void ids_whenOffsetsSuffice_walksByOffset() {
    shop.total = 1000;

    assertThat(client.items().ids(ItemSearch.ALL).stream()).containsExactlyElementsOf(shop.ids());
    assertThat(shop.targets).hasSize(10).noneMatch(t -> t.contains("scan"));
  }

  @Test
  void ids_whenThereAreMore_scansToTheEnd() {
    shop.total = 1234;

    assertThat(client.items().ids(ItemSearch.ALL).stream()).containsExactlyElementsOf(shop.ids());
    assertThat(shop.targets).hasSize(1 + 14);
    assertThat(shop.targets.subList(1, 15)).noneMatch(t -> t.contains("offset"));
  }

  @Test
  void ids_whenContinuedPageByPage_goesOnInTheSameScan() {
    shop.total = 1234;
    List<String> ids = new ArrayList<>();
    String cursor = null;
    do {
      Page<String> page =
          client.items().ids(ItemSearch.ALL, cursor).pages().findFirst().orElseThrow();
      ids.addAll(page.items());
      cursor = page.next();
    } while (cursor != null);

    assertThat(ids).containsExactlyElementsOf(shop.ids());
  }

  @Test
  void ids_whenAPageWasLost_givesItAgain() {
    shop.total = 1234;
    String cursor = first(null).next();

    Page<String> once = first(cursor);
    assertThat(first(cursor)).isEqualTo(once);
    assertThat(first(once.next()).items()).doesNotContainAnyElementsOf(once.items());
  }

  @Test
  void ids_whenAnotherProcessMadeTheCursor_startsOver() {
    shop.total = 1234;
    String cursor = first(first(null).next()).next();

    MercadoLibreClient other = new Wire(server).client();
    assertThat(other.items().ids(ItemSearch.ALL, cursor).stream()).containsAll(shop.ids());
  }

  @Test
  void ids_whenTheScrollExpires_startsOver() {
    shop.total = 1234;
    String cursor = first(null).next();
    shop.expired = true;

    assertThat(client.items().ids(ItemSearch.ALL, cursor).stream()).containsAll(shop.ids());
  }

  @Test
  void ids_whenTheSellerGrowsPastTheCeilingMeanwhile_scansInstead() {
    shop.total = 1000;
    Page<String> page = first("o950");

    assertThat(page.items()).hasSize(100);
    assertThat(shop.targets).hasSize(1).allMatch(t -> t.contains("scan"));
  }

  @Test
  void ids_whenTheCursorIsNotOurs_saysSo() {
    for (String cursor : List.of("x", "s1", "oX")) {
      assertThatThrownBy(() -> first(cursor)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  private Page<String> first(String cursor) {
    return client.items().ids(ItemSearch.ALL, cursor).pages().findFirst().orElseThrow();
  }
}
