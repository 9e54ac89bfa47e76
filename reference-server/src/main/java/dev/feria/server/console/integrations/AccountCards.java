package dev.feria.server.console.integrations;

import dev.feria.server.accounts.AccountRow;
import dev.feria.server.accounts.AccountServices;
import dev.feria.server.accounts.AccountStatus;
import dev.feria.server.accounts.AccountView;
import dev.feria.server.accounts.Accounts;
import dev.feria.server.accounts.Integrations;
import dev.feria.server.accounts.ProviderView;
import dev.feria.server.accounts.WebhookHealth;
import dev.feria.server.console.Problems;
import dev.feria.server.console.Texts;
import dev.feria.server.console.Visit;
import dev.feria.server.console.syncs.SyncRow;
import dev.feria.server.console.syncs.SyncRows;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Renders accounts for pages. Thread-safe. */
public final class AccountCards {
  private final Integrations integrations;
  private final Accounts accounts;
  private final SyncRows syncs;

  /** Composes the renderer. */
  public AccountCards(AccountServices services, SyncRows syncs) {
    this.integrations = services.integrations();
    this.accounts = services.accounts();
    this.syncs = syncs;
  }

  /** Returns every connected account, with the syncs that run. */
  public List<AccountCard> all(Visit visit) {
    Map<String, ProviderView> providers = providers(visit);
    Map<UUID, List<SyncRow>> running = syncs.running(visit.tenant());
    return connected(visit.tenant()).stream()
        .map(
            account ->
                card(
                    visit.texts(),
                    account,
                    providers.get(account.provider()),
                    running.getOrDefault(account.accountId(), List.of())))
        .toList();
  }

  /** Returns every connected account, with the latest sync of each kind. */
  public List<AccountCard> latest(Visit visit) {
    Map<String, ProviderView> providers = providers(visit);
    List<AccountRow> rows = connected(visit.tenant());
    Map<UUID, List<SyncRow>> latest =
        syncs.latest(visit.tenant(), rows.stream().map(AccountRow::accountId).toList());
    return rows.stream()
        .map(
            account ->
                card(
                    visit.texts(),
                    account,
                    providers.get(account.provider()),
                    latest.getOrDefault(account.accountId(), List.of())))
        .toList();
  }

  private List<AccountRow> connected(UUID tenant) {
    return accounts.list(tenant).stream()
        .filter(account -> account.status() != AccountStatus.DISCONNECTED)
        .toList();
  }

  /** Returns one account, with the latest sync of each kind. */
  public AccountCard one(Visit visit, AccountRow account) {
    return card(
        visit.texts(),
        account,
        providers(visit).get(account.provider()),
        syncs.latest(visit.tenant(), account.accountId()));
  }

  /** Returns the accounts to choose from in filters. */
  public List<AccountChoice> choices(Visit visit) {
    return connected(visit.tenant()).stream()
        .map(account -> new AccountChoice(account.accountId().toString(), account.name()))
        .toList();
  }

  private Map<String, ProviderView> providers(Visit visit) {
    return integrations.providers(visit.texts().locale()).stream()
        .collect(Collectors.toMap(ProviderView::id, provider -> provider));
  }

  private AccountCard card(
      Texts texts, AccountRow row, @Nullable ProviderView provider, List<SyncRow> syncs) {
    AccountView account = integrations.view(row);
    String advice = "account.advice." + account.status();
    AccountView.Settings settings = account.settings();
    return new AccountCard(
        account.id().toString(),
        account.provider(),
        provider == null ? account.provider() : provider.name(),
        account.name(),
        account.externalId(),
        account.status(),
        texts.words().containsKey(advice) ? texts.t(advice) : null,
        account.lastSyncAt(),
        health(texts, account.token()),
        settings.importOrders(),
        settings.publishStock(),
        settings.createProducts(),
        settings.safetyBuffer(),
        settings.publishPrices(),
        provider == null ? null : again(row, provider),
        can(provider, "webhook_subscriber") ? webhooks(texts, account.webhooks()) : null,
        account.webhooks() == null || account.webhooks().error() == null,
        can(provider, "price_publisher"),
        can(provider, "location_source"),
        syncs);
  }

  private static boolean can(@Nullable ProviderView provider, String capability) {
    return provider != null && provider.capabilities().contains(capability);
  }

  private static String webhooks(Texts texts, @Nullable WebhookHealth health) {
    if (health == null) {
      return texts.t("webhooks.unknown");
    }
    String error = health.error();
    if (error == null) {
      return texts.t("webhooks.good", texts.when(health.checkedAt()));
    }
    return texts.tOr("webhooks.error." + error, Problems.text(texts, error, health.detail()));
  }

  private static @Nullable Map<String, String> again(AccountRow row, ProviderView provider) {
    if (!provider.connect().contains("oauth") || "keys".equals(row.connectedBy())) {
      return null;
    }
    Map<String, String> again = new LinkedHashMap<>();
    for (ProviderView.FieldView field : provider.fields()) {
      String value = row.fields().get(field.name());
      if (value != null) {
        again.put(field.name(), value);
      } else if (field.required() && field.choices().isEmpty()) {
        return null;
      }
    }
    return again;
  }

  private static String health(Texts texts, AccountView.@Nullable TokenView token) {
    return token == null
        ? texts.t("token.none")
        : texts.t("token." + token.health(), texts.when(token.expiresAt()));
  }
}
