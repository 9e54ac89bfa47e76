package dev.feria.mercadolibre.claims;

import dev.feria.core.http.ApiRequest;
import dev.feria.core.json.JsonType;
import dev.feria.core.limit.Priority;
import dev.feria.core.page.Page;
import dev.feria.core.page.Paginated;
import dev.feria.mercadolibre.internal.Api;
import dev.feria.mercadolibre.internal.Offsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists and reads claims, their messages and returns, and replies. Thread-safe. */
public final class ClaimsClient {
  private static final int LIMIT = 30;
  private static final String CLAIM = "/post-purchase/v1/claims/{id}";

  private final Api api;

  /** Made by {@link dev.feria.mercadolibre.MercadoLibreClient#claims}. */
  public ClaimsClient(Api api) {
    this.api = api;
  }

  /** Lists claims, 30 to a page. */
  public Paginated<Claim> list(ClaimSearch search) {
    return Paginated.of(null, cursor -> page(search, cursor));
  }

  /** Reads a claim. */
  public Claim get(String claimId) {
    return api.send(
        ApiRequest.get("claims.get", CLAIM).path("id", claimId).priority(Priority.MESSAGES),
        Claim.class);
  }

  /** Reads what the provider tells the seller about a claim. */
  public ClaimDetail detail(String claimId) {
    return api.send(
        ApiRequest.get("claims.detail", CLAIM + "/detail")
            .path("id", claimId)
            .priority(Priority.MESSAGES),
        ClaimDetail.class);
  }

  /** Lists the messages of a claim. */
  public List<ClaimMessage> messages(String claimId) {
    return api.send(
        ApiRequest.get("claims.messages", CLAIM + "/messages")
            .path("id", claimId)
            .priority(Priority.MESSAGES),
        JsonType.listOf(ClaimMessage.class));
  }

  /** Sends a message in a claim. Not safe to repeat: after a time-out, read the messages first. */
  public void reply(String claimId, ClaimReply reply) {
    api.execute(
        ApiRequest.post("claims.reply", CLAIM + "/actions/send-message")
            .path("id", claimId)
            .body(reply)
            .priority(Priority.MESSAGES));
  }

  /** Reads the return that belongs to a claim. */
  public ClaimReturn returns(String claimId) {
    return api.send(
        ApiRequest.get("claims.returns", "/post-purchase/v2/claims/{id}/returns")
            .path("id", claimId),
        ClaimReturn.class);
  }

  private Page<Claim> page(ClaimSearch search, @Nullable String cursor) {
    int offset = Offsets.of(cursor);
    ApiRequest request =
        ApiRequest.get("claims.search", "/post-purchase/v1/claims/search")
            .query("offset", offset)
            .query("limit", LIMIT);
    for (Map.Entry<String, String> parameter : search.parameters().entrySet()) {
      request = request.query(parameter.getKey(), parameter.getValue());
    }
    ClaimPage page = api.send(request, ClaimPage.class);
    return Offsets.page(page.data(), page.paging(), offset);
  }
}
