package dev.feria.woocommerce.webhooks;

import dev.feria.core.json.JsonType;
import dev.feria.woocommerce.internal.Answer;
import dev.feria.woocommerce.internal.Api;
import dev.feria.woocommerce.internal.Paging;
import java.util.ArrayList;
import java.util.List;

/** Calls on webhooks. Immutable and thread-safe. */
public final class WebhooksClient {
  private static final JsonType<List<Webhook>> WEBHOOKS = JsonType.listOf(Webhook.class);
  private static final int MOST_PAGES = 20;

  private final Api api;

  /** Made by the client. */
  public WebhooksClient(Api api) {
    this.api = api;
  }

  /** Lists all webhooks, of everybody and in every status. */
  public List<Webhook> list() {
    List<Webhook> all = new ArrayList<>();
    for (int page = 1; page <= MOST_PAGES; page++) {
      Answer<List<Webhook>> answer =
          api.answer(
              api.get("webhooks.list", "webhooks")
                  .query("status", "all")
                  .query("per_page", Paging.LARGEST)
                  .query("page", page),
              WEBHOOKS);
      all.addAll(answer.body());
      if (Paging.isLast(
          answer.headers(),
          new Paging.Window((page - 1) * Paging.LARGEST, Paging.LARGEST, answer.body().size()))) {
        break;
      }
    }
    return all;
  }

  /** Makes a webhook. Not safe to repeat. The shop greets the address with a ping. */
  public Webhook create(WebhookPatch webhook) {
    return api.write(
        api.request("POST", "webhooks.create", "webhooks").body(webhook), Webhook.class);
  }

  /** Changes a webhook. Safe to repeat. */
  public Webhook update(String id, WebhookPatch webhook) {
    return api.write(
        api.request("PUT", "webhooks.update", "webhooks", id).body(webhook), Webhook.class);
  }

  /** Deletes a webhook for good. */
  public void delete(String id) {
    api.write(
        api.request("DELETE", "webhooks.delete", "webhooks", id).query("force", true),
        Webhook.class);
  }
}
