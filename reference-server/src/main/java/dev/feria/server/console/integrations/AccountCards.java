package dev.feria.server.console.integrations;

import dev.feria.server.accounts.AccountRow;
import dev.feria.server.accounts.AccountView;
import dev.feria.server.accounts.Integrations;
import dev.feria.server.accounts.ProviderView;
import dev.feria.server.console.Texts;
import dev.feria.server.console.Visit;
import dev.feria.server.console.syncs.SyncRow;
import dev.feria.server.console.syncs.SyncRows;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Renders accounts for pages. Thread-safe. */
public final class AccountCards {
  private final Integrations integrations;
  private final SyncRows syncs;

  /** Composes the renderer. */
  public AccountCards(Integrations integrations, SyncRows syncs) {
    this.integrations = integrations;
    this.syncs = syncs;
  }

  /** Returns every connected account, with the syncs that run. */
  public List<AccountCard> all(Visit visit) {
    Map<String, String> names = providerNames(visit.texts().locale());
    Map<UUID, List<SyncRow>> running = syncs.running(visit.tenant());
    return integrations.list(visit.tenant()).stream()
        .map(
            account ->
                card(
                    visit.texts(),
                    account,
                    names.getOrDefault(account.provider(), account.provider()),
                    running.getOrDefault(account.id(), List.of())))
        .toList();
  }

  /** Returns one account, with the latest sync of each kind. */
  AccountCard one(Visit visit, AccountView account) {
    String name =
        providerNames(visit.texts().locale()).getOrDefault(account.provider(), account.provider());
    return card(visit.texts(), account, name, syncs.latest(visit.tenant(), account.id()));
  }

  /** Returns one account, with the latest sync of each kind. */
  public AccountCard one(Visit visit, AccountRow account) {
    return one(visit, integrations.view(account));
  }

  /** Returns the accounts to choose from in filters. */
  public List<AccountChoice> choices(Visit visit) {
    return integrations.list(visit.tenant()).stream()
        .map(account -> new AccountChoice(account.id().toString(), account.name()))
        .toList();
  }

  private Map<String, String> providerNames(Locale locale) {
    return integrations.providers(locale).stream()
        .collect(Collectors.toMap(ProviderView::id, ProviderView::name));
  }

  private static AccountCard card(
      Texts texts, AccountView account, String providerName, List<SyncRow> syncs) {
    String advice = "account.advice." + account.status();
    AccountView.Settings settings = account.settings();
    return new AccountCard(
        account.id().toString(),
        providerName,
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
        syncs);
  }

  private static String health(Texts texts, AccountView.@Nullable TokenView token) {
    return token == null
        ? texts.t("token.none")
        : texts.t("token." + token.health(), texts.when(token.expiresAt()));
  }
}
