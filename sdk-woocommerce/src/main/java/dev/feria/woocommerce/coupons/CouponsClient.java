package dev.feria.woocommerce.coupons;

import dev.feria.core.json.JsonType;
import dev.feria.core.page.Page;
import dev.feria.core.page.Paginated;
import dev.feria.woocommerce.internal.Answer;
import dev.feria.woocommerce.internal.Api;
import dev.feria.woocommerce.internal.Paging;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Calls on coupons. Immutable and thread-safe. */
public final class CouponsClient {
  private static final JsonType<List<Coupon>> COUPONS = JsonType.listOf(Coupon.class);

  private final Api api;

  /** Made by the client. */
  public CouponsClient(Api api) {
    this.api = api;
  }

  /** Lists all coupons by id. Lazy: one request per page of 100. */
  public Paginated<Coupon> list() {
    return Paginated.of(null, this::page);
  }

  /** Reads a coupon. */
  public Coupon get(String id) {
    return api.read(api.get("coupons.get", "coupons", id), Coupon.class);
  }

  /** Finds a coupon by what buyers type. */
  public Optional<Coupon> byCode(String code) {
    return api
        .answer(api.get("coupons.by_code", "coupons").query("code", code), COUPONS)
        .body()
        .stream()
        .findFirst();
  }

  private Page<Coupon> page(@Nullable String cursor) {
    int number = cursor == null ? 1 : Integer.parseInt(cursor);
    Answer<List<Coupon>> answer =
        api.answer(
            api.get("coupons.list", "coupons")
                .query("orderby", "id")
                .query("order", "asc")
                .query("per_page", Paging.LARGEST)
                .query("page", number),
            COUPONS);
    boolean last =
        Paging.isLast(
            answer.headers(),
            new Paging.Window((number - 1) * Paging.LARGEST, Paging.LARGEST, answer.body().size()));
    return new Page<>(
        answer.body(),
        last ? null : Integer.toString(number + 1),
        Paging.total(answer.headers()),
        answer.observedAt());
  }
}
