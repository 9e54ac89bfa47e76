package dev.feria.server.console.matching;

import dev.feria.server.accounts.AccountRow;
import dev.feria.server.accounts.Accounts;
import dev.feria.server.console.Pages;
import dev.feria.server.console.Visit;
import dev.feria.server.platform.http.Access;
import dev.feria.server.platform.http.Problem;
import dev.feria.server.prices.PriceRule;
import dev.feria.server.prices.Prices;
import dev.feria.server.prices.Rounding;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The page of an account's price rule: shown before it is applied. */
@Path("/prices")
public final class PriceRulePages {
  private static final int ROWS = 100;

  private final Pages pages;
  private final Prices prices;
  private final Accounts accounts;

  /** Composes the page. */
  public PriceRulePages(Pages pages, Prices prices, Accounts accounts) {
    this.pages = pages;
    this.prices = prices;
    this.accounts = accounts;
  }

  /** Shows the rule. */
  @GET
  @Path("{account}")
  public Response show(@Context ContainerRequestContext request, @PathParam("account") UUID id) {
    Visit visit = pages.visit(request);
    AccountRow account = accounts.get(visit.tenant(), id);
    return visit.page(
        "integrations", "matching/price-rule.jte", view(account, prices.rule(account), false));
  }

  private PriceRuleView view(AccountRow account, PriceRule rule, boolean preview) {
    return new PriceRuleView(
        account.accountId().toString(),
        account.name(),
        rule,
        preview ? prices.preview(account, rule, null, ROWS) : null);
  }

  /** Shows what a rule would do. */
  @POST
  @Path("{account}/preview")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response preview(
      @Context ContainerRequestContext request,
      @PathParam("account") UUID id,
      MultivaluedMap<String, String> form) {
    Visit visit = pages.visit(request);
    AccountRow account = accounts.get(visit.tenant(), id);
    PriceRuleView view = view(account, rule(form), true);
    return visit.partial()
        ? visit.part("matching/price-preview.jte", Map.of("view", view))
        : visit.page("integrations", "matching/price-rule.jte", view);
  }

  /** Saves a rule. */
  @POST
  @Path("{account}")
  @Access(Access.Level.OWNER)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response save(
      @Context ContainerRequestContext request,
      @PathParam("account") UUID id,
      MultivaluedMap<String, String> form) {
    Visit visit = pages.visit(request);
    AccountRow account = accounts.get(visit.tenant(), id);
    prices.save(visit.principal(), account, rule(form));
    return visit.go("/prices/" + id, "saved");
  }

  private static PriceRule rule(MultivaluedMap<String, String> form) {
    BigDecimal percent = number(form, "percent", "-99", "1000");
    BigDecimal addition = number(form, "addition", "-1000000000", "1000000000");
    return new PriceRule(
        form.containsKey("active"),
        percent == null ? BigDecimal.ZERO : percent,
        addition == null ? BigDecimal.ZERO : addition,
        "custom".equals(form.getFirst("rounding")) ? Rounding.CUSTOM : Rounding.NONE,
        number(form, "minimum", "0", "1000000000"));
  }

  private static @Nullable BigDecimal number(
      MultivaluedMap<String, String> form, String field, String least, String most) {
    String text = form.getFirst(field);
    if (text == null || text.isBlank()) {
      return null;
    }
    String digits = text.strip().replace(',', '.');
    if (digits.matches("[+-]?[0-9]{1,10}(\\.[0-9]{1,4})?")) {
      BigDecimal number = new BigDecimal(digits);
      if (number.compareTo(new BigDecimal(least)) >= 0
          && number.compareTo(new BigDecimal(most)) <= 0) {
        return number;
      }
    }
    throw Problem.invalid(field, "must be a number from " + least + " to " + most).exception();
  }
}
